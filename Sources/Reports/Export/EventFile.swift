import Basics
import Foundation
import Records

/// A run as TensorBoard's event file: TFRecords, each an `Event` of one scalar.
///
/// A record is its length in eight bytes, the length's masked CRC-32C, the content and the content's
/// (tensorflow/core/lib/io/record_writer.h); the content is a protobuf of tensorflow/core/util/event.proto, of which these
/// fields are written:
///
///     Event   { 1: wall_time (double), 2: step (varint), 3: file_version (text), 5: Summary }
///     Summary { 1: Value }
///     Value   { 1: tag (text), 2: simple_value (float) }
struct EventFile {
  private(set) var bytes: [UInt8] = []

  /// An empty file of that time.
  init(started: Double) {
    append(record: Self.double(1, started) + Self.text(3, "brain.Event:2"))
  }

  init(_ record: RunRecord) {
    let figures = TrackedFigures(record)
    self.init(started: figures.started)
    for figure in figures.figures {
      for point in figure.points {
        append(tag: Escaped.visible(figure.name), step: point.step, value: point.value, time: point.time)
      }
    }
  }

  mutating func append(tag: String, step: Int, value: Double, time: Double) {
    let value = Self.text(1, tag) + Self.key(2, .four) + Self.little(Float(value).bitPattern)
    append(
      record: Self.double(1, time) + Self.key(2, .varint) + Self.varint(UInt64(bitPattern: Int64(step)))
        + Self.block(5, Self.block(1, value)))
  }

  private mutating func append(record content: [UInt8]) {
    let length = Self.little(UInt64(content.count))
    bytes += length + Self.little(Self.masked(length)) + content + Self.little(Self.masked(content))
  }

  /// So that a checksum of bytes with checksums in them is none of theirs.
  static func masked(_ bytes: [UInt8]) -> UInt32 {
    let checksum = CRC32C.checksum(bytes)
    return (checksum >> 15 | checksum << 17) &+ 0xA282_EAD8
  }

  // MARK: Protobuf

  private enum Wire: UInt8 { case varint = 0, eight = 1, block = 2, four = 5 }

  private static func key(_ field: UInt8, _ wire: Wire) -> [UInt8] { [field << 3 | wire.rawValue] }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var (rest, bytes) = (value, [UInt8]())
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static func block(_ field: UInt8, _ content: [UInt8]) -> [UInt8] {
    key(field, .block) + varint(UInt64(content.count)) + content
  }

  private static func text(_ field: UInt8, _ text: String) -> [UInt8] { block(field, Array(text.utf8)) }

  private static func double(_ field: UInt8, _ value: Double) -> [UInt8] {
    key(field, .eight) + little(value.bitPattern)
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
