import Methods
import Networks
import Tensors

// Methods with one fault each, for the checks of conformance to find.

/// y ← l ∘ y on every query: the sound method that the others spoil.
struct QueryScale: Method {
  static let card = faultyCard("query-scale", merges: true)
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    let scaled = try scaleQueries(at: site)
    site.merge = {
      for (linear, l, hook) in scaled {
        linear.weight.value.scale(byRows: true, l.value)
        linear.bias!.value.reshapedColumn.scale(byRows: true, l.value)
        linear.outputHooks.set(hook, isActive: false)
      }
    }
  }
}

private func faultyCard(_ name: String, merges: Bool = false) -> MethodCard {
  MethodCard(
    name, title: name, family: .adapter, paper: "(test)", trains: "a scale of each query",
    recipe: Recipe(learningRate: 1e-2, learningRates: [1e-2]), merges: merges)
}

@discardableResult
private func scaleQueries(at site: Attachment, from start: Float = 1, names: String = ".l") throws
  -> [(Linear, Parameter, HookList<Seams.OutputHook>.Handle)]
{
  try site.backbone.linears(at: [.query]).map { linear in
    let l = try site.add(linear.name + names, Tensor([linear.outputs, 1], filledWith: start))
    return (linear, l, linear.outputHooks.append { tape, _, y in tape.multiplyColumns(y, by: l) })
  }
}

struct StartsElsewhere: Method {
  static let card = faultyCard("starts-elsewhere")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws { try scaleQueries(at: site, from: 1.5) }
}

/// Passes no gradient on to what lies below.
struct CutsGradients: Method {
  static let card = faultyCard("cuts-gradients")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    try scaleQueries(at: site)
    for linear in site.backbone.linears(at: [.up]) {
      linear.inputHooks.append { _, x in Variable(x.value) }
    }
  }
}

struct ChangesFrozen: Method {
  static let card = faultyCard("changes-frozen")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    try scaleQueries(at: site)
    let value = site.backbone.blocks[0].linear(at: .value)!, victim = value.bias!
    value.outputHooks.append { tape, _, y in
      if tape.records { victim.value.pointer[0] += 0.01 }
      return y
    }
  }
}

struct TrainsNothing: Method {
  static let card = faultyCard("trains-nothing")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    for linear in site.backbone.linears(at: [.query]) {
      _ = try site.add(linear.name + ".l", Tensor([linear.outputs, 1], filledWith: 0))
    }
  }
}

struct TrainsMore: Method {
  static let card = faultyCard("trains-more")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    try scaleQueries(at: site)
    try site.train(site.backbone.embeddingNorm!.bias!)
  }
}

struct MergesWrongly: Method {
  static let card = faultyCard("merges-wrongly", merges: true)
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    let scaled = try scaleQueries(at: site)
    site.merge = {
      // The bias is forgotten.
      for (linear, l, hook) in scaled {
        linear.weight.value.scale(byRows: true, l.value)
        linear.outputHooks.set(hook, isActive: false)
      }
    }
  }
}

/// Merging leaves a trace beside the linear layers, which no one takes back.
struct LeavesATrace: Method {
  static let card = faultyCard("leaves-a-trace", merges: true)
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    let scaled = try scaleQueries(at: site)
    let bias = site.backbone.embeddingNorm!.bias!
    site.merge = {
      for (linear, l, hook) in scaled {
        linear.weight.value.scale(byRows: true, l.value)
        linear.bias!.value.reshapedColumn.scale(byRows: true, l.value)
        linear.outputHooks.set(hook, isActive: false)
      }
      bias.value.pointer[0] = bias.value.pointer[0].nextUp
    }
  }
}

struct PromisesToMerge: Method {
  static let card = faultyCard("promises-to-merge", merges: true)
  init(_ options: Options) {}
  func attach(to site: Attachment) throws { try scaleQueries(at: site) }
}

/// Computes with a random number that no weight holds.
struct DrawsAnew: Method {
  static let card = faultyCard("draws-anew")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    try scaleQueries(at: site)
    let factor = site.random.uniform(0.5, 1.5)
    site.backbone.blocks[0].linear(at: .value)!.outputHooks.append { tape, _, y in tape.scaled(y, by: factor) }
  }
}

/// Stores (IA)³'s weights, computes something else.
struct PosesAsIA3: Method {
  static let card: MethodCard = {
    var card = IA3.card
    card.merges = false
    return card
  }()
  let options: Options
  init(_ options: Options) { self.options = options }
  func attach(to site: Attachment) throws {
    try IA3(options).attach(to: site)
    site.backbone.blocks[1].linear(at: .value)!.outputHooks.append { tape, _, y in tape.scaled(y, by: 1.25) }
  }
}

struct TouchesTheHead: Method {
  static let card = faultyCard("touches-the-head")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    try scaleQueries(at: site)
    site.model.labelHead.output.weight.value.pointer[0] += 1
  }
}

struct KeepsTooLittle: Method {
  static let card = faultyCard("keeps-too-little")
  init(_ options: Options) {}
  func attach(to site: Attachment) throws {
    let first = try scaleQueries(at: site)[0].1
    site.stored = { [(first.name, first.value)] }
  }
}
