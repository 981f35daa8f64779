/// Puts names beside points so that they cover neither points nor each other nor the lines to names, as far as there is
/// room.
///
/// Greedy with repair: each name takes the cheapest of some places around its point (near first), given the
/// others; a few rounds over all names, most crowded first, until nothing moves. Deterministic.
struct LabelPlacement {
  struct Box: Equatable {
    var left: Double, top: Double, right: Double, bottom: Double

    func overlap(with other: Box) -> Double {
      max(0, min(right, other.right) - max(left, other.left))
        * max(0, min(bottom, other.bottom) - max(top, other.top))
    }

    /// With room to both sides, as between words.
    func spaced(_ room: Double) -> Box { Box(left: left - room, top: top, right: right + room, bottom: bottom) }

    func contains(_ x: Double, _ y: Double) -> Bool { x > left && x < right && y > top && y < bottom }

    /// How far a point is from it; 0 within.
    func distance(_ x: Double, _ y: Double) -> Double {
      let (dx, dy) = (max(left - x, x - right, 0), max(top - y, y - bottom, 0))
      return (dx * dx + dy * dy).squareRoot()
    }

    /// Whether the line that leads from a point to the middle of this box runs through another.
    func lineCrosses(_ other: Box, from x: Double, _ y: Double) -> Bool {
      let steps = 16
      return (1..<steps).contains { step in
        let t = Double(step) / Double(steps)
        let (px, py) = (x + t * ((left + right) / 2 - x), y + t * ((top + bottom) / 2 - y))
        return other.contains(px, py) && !contains(px, py)
      }
    }
  }

  struct Item {
    /// The point, y downwards.
    var x: Double, y: Double
    var width: Double, height: Double
  }

  /// - Parameters:
  ///   - bounds: where names may be.
  ///   - obstacles: what they should not cover: marks and whiskers.
  ///   - clearance: from a point to its name.
  /// - Returns: one box a name.
  static func place(_ items: [Item], bounds: Box, obstacles: [Box], clearance: Double) -> [Box] {
    func boxes(_ item: Item) -> [(box: Box, cost: Double)] {
      var result: [(Box, Double)] = []
      let w = item.width, h = item.height
      for (ring, distance) in [1.0, 2.2, 4, 6, 8.5, 12].enumerated() {
        let d = clearance * distance
        // Offsets of the box's left top corner from the point: right, above, below, left, then the corners.
        let offsets: [(Double, Double)] = [
          (d, -h / 2), (-w / 2, -h - d), (-w / 2, d), (-w - d, -h / 2), (d * 0.7, -h - d * 0.7),
          (d * 0.7, d * 0.7), (-w - d * 0.7, -h - d * 0.7), (-w - d * 0.7, d * 0.7),
          (-w * 0.2, -h - d), (-w * 0.2, d), (-w * 0.8, -h - d), (-w * 0.8, d),
        ]
        for (order, offset) in offsets.enumerated() {
          let left = item.x + offset.0, top = item.y + offset.1
          let box = Box(left: left, top: top, right: left + w, bottom: top + h)
          result.append((box, Double(ring) * 14 + Double(order) * 0.8))
        }
      }
      return result
    }
    func outside(_ box: Box) -> Double {
      max(0, bounds.left - box.left) + max(0, box.right - bounds.right) + max(0, bounds.top - box.top)
        + max(0, box.bottom - bounds.bottom)
    }
    let candidates = items.map(boxes)
    var chosen = candidates.map { $0[0].box }
    var isPlaced = [Bool](repeating: false, count: items.count)
    let crowd = items.map { item in
      items.reduce(0.0) { $0 + 1 / (1 + abs($1.x - item.x) + 3 * abs($1.y - item.y)) }
    }
    let order = items.indices.sorted { (crowd[$0], $1) > (crowd[$1], $0) }
    for _ in 0..<6 {
      var hasMoved = false
      for index in order {
        var best: (box: Box, cost: Double)?
        for candidate in candidates[index] {
          var cost = candidate.cost + outside(candidate.box) * 40
          for obstacle in obstacles { cost += candidate.box.overlap(with: obstacle) * 3 }
          for other in items.indices where other != index && isPlaced[other] {
            let (item, neighbour) = (items[index], items[other])
            cost += candidate.box.spaced(item.height * 0.35).overlap(with: chosen[other]) * 10
            // Two lines that end at crossed names cannot be told apart.
            if candidate.box.lineCrosses(chosen[other], from: item.x, item.y) { cost += 20 }
            if chosen[other].lineCrosses(candidate.box, from: neighbour.x, neighbour.y) { cost += 20 }
          }
          // A name beside another's point would be taken for that one's.
          let own = candidate.box.distance(items[index].x, items[index].y)
          for other in items.indices where other != index {
            let isNearer = candidate.box.distance(items[other].x, items[other].y) < min(own, 2 * clearance)
            if isNearer { cost += 12 }
          }
          if cost < best?.cost ?? .infinity { best = (candidate.box, cost) }
        }
        if let box = best?.box, box != chosen[index] || !isPlaced[index] {
          hasMoved = hasMoved || isPlaced[index]
          chosen[index] = box
          isPlaced[index] = true
        }
      }
      if !hasMoved, isPlaced.allSatisfy({ $0 }) { break }
    }
    return chosen
  }
}
