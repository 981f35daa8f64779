/// BERT's cleaning of raw text, as Hugging Face's `BertNormalizer` does it, in its order: control characters and
/// white space, Chinese characters, accents, case.
struct BertNormalizer: Sendable, Equatable {
  /// Removes control characters and makes all white space spaces.
  var cleanText = true
  /// Puts spaces around Chinese characters.
  var handleChineseCharacters = true
  /// Decomposes canonically and removes the nonspacing marks.
  var stripAccents = true
  /// Lower case, scalar by scalar: a final sigma is not special.
  var lowercase = true

  /// Scalars that combine, waiting for the canonical order among them.
  private typealias Marks = [(scalar: Unicode.Scalar, order: UInt8)]

  /// Appends the normalized text to `output`, UTF-8 both.
  func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    output.reserveCapacity(output.count + text.count + 16)
    var marks: Marks = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        position += 1
        guard let mapped = ascii(byte) else { continue }
        if !marks.isEmpty { flush(&marks, to: &output) }
        output.append(mapped)
      } else {
        let (scalar, length) = decodeScalar(text, at: position)
        position += length
        append(scalar, to: &output, marks: &marks)
      }
    }
    flush(&marks, to: &output)
  }

  /// What becomes of an ASCII byte, nil if it goes.
  @inline(__always)
  private func ascii(_ byte: UInt8) -> UInt8? {
    if byte >= 0x20 && byte != 0x7f {
      return lowercase && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
    }
    if !cleanText { return byte }
    return byte == 0x09 || byte == 0x0a || byte == 0x0d ? 0x20 : nil
  }

  private func append(_ scalar: Unicode.Scalar, to output: inout [UInt8], marks: inout Marks) {
    let traits = ScalarTraits.of(scalar)
    if cleanText {
      if traits.contains(.control) { return }
      if traits.contains(.whitespace) {
        flush(&marks, to: &output)
        return output.append(0x20)
      }
    }
    let spaced = handleChineseCharacters && traits.contains(.chinese)
    if spaced {
      flush(&marks, to: &output)
      output.append(0x20)
    }
    if !stripAccents {
      emit(scalar, traits, to: &output)
    } else if traits.contains(.decomposes) {
      Decompositions.forEachPart(of: scalar) { arrange($0, ScalarTraits.of($0), to: &output, marks: &marks) }
    } else {
      arrange(scalar, traits, to: &output, marks: &marks)
    }
    if spaced {
      flush(&marks, to: &output)
      output.append(0x20)
    }
  }

  /// Canonical ordering (Unicode Standard, section 3.11): what combines waits for the next scalar that does not.
  private func arrange(
    _ scalar: Unicode.Scalar, _ traits: ScalarTraits, to output: inout [UInt8], marks: inout Marks
  ) {
    if traits.contains(.combines) {
      let order = scalar.properties.canonicalCombiningClass.rawValue
      var place = marks.count
      while place > 0, marks[place - 1].order > order { place -= 1 }
      marks.insert((scalar, order), at: place)
    } else {
      if !marks.isEmpty { flush(&marks, to: &output) }
      emit(scalar, traits, to: &output)
    }
  }

  private func flush(_ marks: inout Marks, to output: inout [UInt8]) {
    for mark in marks { emit(mark.scalar, ScalarTraits.of(mark.scalar), to: &output) }
    marks.removeAll(keepingCapacity: true)
  }

  private func emit(_ scalar: Unicode.Scalar, _ traits: ScalarTraits, to output: inout [UInt8]) {
    if stripAccents && traits.contains(.nonspacingMark) { return }
    if lowercase && traits.contains(.uppercase) {
      output.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    } else {
      output.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}

/// The scalar whose first byte is at `position`, and its length; the text is valid UTF-8, as Swift's strings are.
@inline(__always)
func decodeScalar(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (Unicode.Scalar, Int) {
  func following(_ offset: Int) -> UInt32 { UInt32(text[position + offset] & 0x3f) }
  let lead = UInt32(text[position])
  if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
  if lead < 0xe0 { return (Unicode.Scalar((lead & 0x1f) << 6 | following(1))!, 2) }
  if lead < 0xf0 { return (Unicode.Scalar((lead & 0x0f) << 12 | following(1) << 6 | following(2))!, 3) }
  let high = (lead & 0x07) << 18 | following(1) << 12
  return (Unicode.Scalar(high | following(2) << 6 | following(3))!, 4)
}
