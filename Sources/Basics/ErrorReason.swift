import Foundation

extension InputError {
  /// Any error as one of ours: it says which file, where the system names one, and why, in words.
  ///
  /// Foundation describes its errors by domains, codes and dictionaries, which is nothing for people to read.
  public init(_ error: any Error) {
    if let own = error as? InputError {
      self = own
      return
    }
    let path = (error as NSError).userInfo[NSFilePathErrorKey] as? String
    self.init(
      path == nil ? Self.reason(of: error) : "cannot be used", place: path,
      found: path == nil ? nil : Self.reason(of: error))
  }

  /// Why something failed: the system's words for a number of errno(3), the message of one of our own errors.
  public static func reason(of error: any Error) -> String {
    if let own = error as? InputError { return own.message + (own.found.map { ": \($0)" } ?? "") }
    if let decoding = error as? DecodingError { return reason(of: decoding) }
    let system = error as NSError
    if system.domain == NSPOSIXErrorDomain { return word(Int32(truncatingIfNeeded: system.code)) }
    if let underlying = system.userInfo[NSUnderlyingErrorKey] as? any Error { return reason(of: underlying) }
    guard system.domain == NSCocoaErrorDomain else { return "\(error)" }
    switch CocoaError.Code(rawValue: system.code) {
    case .fileNoSuchFile, .fileReadNoSuchFile: return word(ENOENT)
    case .fileReadNoPermission, .fileWriteNoPermission: return word(EACCES)
    case .fileWriteOutOfSpace: return word(ENOSPC)
    case .fileWriteFileExists: return word(EEXIST)
    case .fileWriteVolumeReadOnly: return word(EROFS)
    case .fileReadTooLarge: return word(EFBIG)
    case .fileReadInapplicableStringEncoding, .fileReadUnknownStringEncoding: return "it is not UTF-8 text"
    case .fileReadCorruptFile, .propertyListReadCorrupt: return "it is damaged"
    default: return system.localizedDescription
    }
  }

  /// What to do about a file that could not be written, by why it could not.
  ///
  /// - Parameter rename: what to do where its name is the reason.
  public static func adviceOnWriting(_ error: any Error, rename: String) -> String {
    switch reason(of: error) {
    case word(ENOSPC), word(EDQUOT), word(EFBIG): "make room on the disk (df shows how much there is)"
    case word(ENAMETOOLONG): rename
    case word(EROFS): "the disk may only be read"
    default: "give yourself the right to write there"
    }
  }

  private static func word(_ number: Int32) -> String { String(cString: strerror(number)) }

  private static func reason(of error: DecodingError) -> String {
    func key(_ context: DecodingError.Context, _ last: [any CodingKey] = []) -> String {
      let path = (context.codingPath + last).map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return path.isEmpty ? "the whole" : path.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let missing, let context): return "\(key(context, [missing])) is missing"
    case .valueNotFound(_, let context): return "\(key(context)) has no value"
    case .typeMismatch(let type, let context): return "\(key(context)) is not a value of type \(type)"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is not JSON" : "\(key(context)): \(context.debugDescription)"
    @unknown default: return "it cannot be decoded"
    }
  }

  /// A failed system call, by the number that it left in errno(3).
  public static func system(_ message: String, _ number: Int32 = errno, place: String? = nil) -> InputError {
    InputError(message, place: place, found: word(number))
  }
}

extension String {
  /// The text of a file in UTF-8.
  ///
  /// - Parameters:
  ///   - name: what the error calls the file; its path by default.
  ///   - expected: what should be in it.
  /// - Throws: `InputError` that says why it cannot be read: no such file, no right to, not UTF-8.
  public init(file: URL, name: String? = nil, expected: String? = nil) throws {
    func failure(_ reason: String) -> InputError {
      InputError("cannot be read as text", place: name ?? file.path, expected: expected, found: reason)
    }
    let bytes: Data
    do { bytes = try Data(contentsOf: file) } catch { throw failure(InputError.reason(of: error)) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw failure("it is not UTF-8 text") }
    self = text
  }
}
