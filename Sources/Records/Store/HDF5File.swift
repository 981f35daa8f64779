internal import CHDF5
import Basics
import Foundation

/// One HDF5 file: groups, datasets and attributes by path.
///
/// The one owner of the file's handle; every call takes its turn at one lock, so that a file may be handed
/// from thread to thread. A file is either being written, inside `write(to:_:)`, or open for reading.
///
/// Same content, same bytes: objects carry no times, numbers are little-endian, and groups and attributes
/// keep the order in which they were made. Format: HDF5 1.8 (2008), whose metadata carries checksums.
///
/// Paths are names joined by `/`, with or without one in front; `/` alone is the root.
///
/// - Throws: every method throws `InputError`, with the file and the path in it as the place, the HDF5 call
///   that failed in the message and HDF5's own error stack as what was found.
public final class HDF5File: Sendable {
  public let url: URL

  /// Touched only inside `HDF5Library.serialized`; -1 when closed.
  nonisolated(unsafe) private var handle: hid_t = -1

  // MARK: Opening and closing

  /// Opens a file for reading.
  public init(reading url: URL) throws {
    self.url = url
    try Self.checkReadable(url)
    try HDF5Library.serialized {
      let access = try makeAccess()
      defer { H5Pclose(access) }
      handle = try HDF5Library.check(
        "H5Fopen", H5Fopen(url.path, hdf5_read_only(), access), at: url.path,
        "cannot be opened as an HDF5 file; it is not one, or not a whole one")
    }
  }

  /// What the system has against reading a file must not be taken for what is wrong with the file: HDF5 would say of
  /// a file that may not be read that it is none of its own.
  private static func checkReadable(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { throw InputError("there is no such file", place: url.path) }
    guard descriptor >= 0 else { throw InputError.system(cannotBeRead, place: url.path) }
    defer { Foundation.close(descriptor) }
    var status = stat(), byte: UInt8 = 0
    guard fstat(descriptor, &status) == 0, pread(descriptor, &byte, 1, 0) >= 0,
      pread(descriptor, &byte, 1, max(0, status.st_size - 1)) >= 0
    else { throw InputError.system(cannotBeRead, place: url.path) }
  }

  /// The message of errors that are the system's: not permitted, a failing disk, a directory of that name.
  static let cannotBeRead = "cannot be read"

  /// A new file in memory, which is to be called `url`.
  private init(creating url: URL) throws {
    self.url = url
    try HDF5Library.serialized {
      let access = try makeAccess()
      defer { H5Pclose(access) }
      try check("H5Pset_fapl_core", H5Pset_fapl_core(access, 1 << 20, false), "/")
      let creation = try makeProperties(hdf5_file_creation())
      defer { H5Pclose(creation) }
      try keepOrder(creation)
      handle = try HDF5Library.check(
        "H5Fcreate", H5Fcreate(url.path, hdf5_truncate(), creation, access), at: url.path,
        "cannot be created")
    }
  }

  /// Writes a file whole or not at all: `body` fills it in memory, then it is written aside, synced, renamed.
  ///
  /// A failure, of `body` or of the disk, leaves what was there before and no partial file. HDF5 itself never
  /// writes to the disk: when that is full it fails at closing and crashes the process at the next try.
  public static func write(to url: URL, _ body: (HDF5File) throws -> Void) throws {
    _ = try write(to: url, mayReplace: { true }, body)
  }

  /// The same, unless `mayReplace`, which is asked last of all, says no: what was there stays then.
  ///
  /// - Returns: whether the file is now what `body` filled.
  static func write(
    to url: URL, mayReplace: () throws -> Bool, _ body: (HDF5File) throws -> Void
  ) throws -> Bool {
    // One turn for the whole write: two threads cannot write one partial file.
    try withImage(of: url, filledBy: body) { try AtomicWrite.bytes($0, at: url, mayReplace: mayReplace) }
  }

  /// Opens a file that is there for changing it in place, as only one that is still aside is.
  init(updating url: URL) throws {
    self.url = url
    try HDF5Library.serialized {
      let access = try makeAccess()
      defer { H5Pclose(access) }
      handle = try HDF5Library.check(
        "H5Fopen", H5Fopen(url.path, hdf5_read_write(), access), at: url.path, "cannot be opened for writing")
    }
  }

  /// Makes a file in memory and lends its bytes.
  static func withImage<Result>(
    of url: URL, filledBy fill: (HDF5File) throws -> Void, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try HDF5Library.serialized {
      let file = try HDF5File(creating: url)
      defer { file.closeQuietly() }
      try fill(file)
      return try file.withImage(body)
    }
  }

  /// Lends the bytes of a file in memory.
  private func withImage<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    try serialized { file in
      try check("H5Fflush", H5Fflush(file, H5F_SCOPE_GLOBAL), "/")
      let size = try check("H5Fget_file_image", H5Fget_file_image(file, nil, 0), "/")
      // The driver's handle is the address of its buffer: no second copy of the weights.
      var buffer: UnsafeMutableRawPointer?
      try check(
        "H5Fget_vfd_handle", H5Fget_vfd_handle(file, hdf5_default_properties(), &buffer), "/")
      let start = buffer?.assumingMemoryBound(to: UnsafeRawPointer?.self).pointee
      return try body(UnsafeRawBufferPointer(start: start, count: size))
    }
  }

  /// Closes the file; using it afterwards is a programming error.
  public func close() throws {
    try HDF5Library.serialized {
      guard handle >= 0 else { return }
      try check("H5Fclose", H5Fclose(handle), "/")
      handle = -1
    }
  }

  private func closeQuietly() {
    HDF5Library.serialized {
      if handle >= 0 { H5Fclose(handle) }
      handle = -1
    }
  }

  deinit { closeQuietly() }

  // MARK: Groups and links

  /// Makes the group at `path`, and those on the way; what is there already stays.
  public func makeGroup(_ path: String) throws {
    let names = try components(path)
    try serialized { file in
      let properties = try makeProperties(hdf5_group_creation())
      defer { H5Pclose(properties) }
      try keepOrder(properties)
      let link = try makeLinkProperties()
      defer { H5Pclose(link) }
      var prefix = ""
      for name in names {
        prefix += "/" + name
        if try check("H5Lexists", H5Lexists(file, prefix, hdf5_default_properties()), prefix) > 0 { continue }
        let group = try check(
          "H5Gcreate2", H5Gcreate2(file, prefix, link, properties, hdf5_default_properties()), prefix)
        H5Gclose(group)
      }
    }
  }

  /// Makes a link to an object of another file.
  /// - Parameter fileName: relative names are looked for beside this file, so both can be moved together.
  public func makeExternalLink(_ path: String, toFile fileName: String, path target: String = "/") throws {
    try makeParent(of: path)
    try serialized { file in
      let link = try makeLinkProperties()
      defer { H5Pclose(link) }
      try check(
        "H5Lcreate_external",
        H5Lcreate_external(fileName, target, file, path, link, hdf5_default_properties()), path)
    }
  }

  /// What stands at a path.
  public enum ObjectKind: Sendable { case group, dataset, other }

  /// What stands at `path`, or nil if nothing does (an external link whose file is missing is nothing).
  public func kind(of path: String) throws -> ObjectKind? {
    let names = try components(path)
    return try serialized { file in
      var kind = ObjectKind.group
      var prefix = ""
      for name in names {
        // HDF5 answers only about the last name of a path, and only below a group; a link may dangle.
        guard kind == .group else { return nil }
        prefix += "/" + name
        let exists = try check("H5Lexists", H5Lexists(file, prefix, hdf5_default_properties()), prefix)
        if exists == 0 || H5Oexists_by_name(file, prefix, hdf5_default_properties()) <= 0 { return nil }
        kind = try withObject(prefix) { object in
          switch H5Iget_type(object) {
          case H5I_GROUP: .group
          case H5I_DATASET: .dataset
          default: .other
          }
        }
      }
      return kind
    }
  }

  /// Whether a group or dataset stands at `path`.
  public func exists(_ path: String) throws -> Bool { try kind(of: path) != nil }

  /// The order in which children are listed.
  public enum Order: Sendable {
    case name
    /// The order in which they were made; by name where the group's writer did not keep it.
    case creation
  }

  /// The names of what the group at `path` holds.
  public func children(of path: String, order: Order = .name) throws -> [String] {
    try serialized { file in
      let group = try check(
        "H5Gopen2", H5Gopen2(file, rooted(path), hdf5_default_properties()), path, "is not a group")
      defer { H5Gclose(group) }
      let creation = try check("H5Gget_create_plist", H5Gget_create_plist(group), path)
      defer { H5Pclose(creation) }
      var kept: UInt32 = 0
      H5Pget_link_creation_order(creation, &kept)
      let index =
        order == .creation && kept & UInt32(H5P_CRT_ORDER_TRACKED) != 0
        ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME
      var info = H5G_info_t()
      try check("H5Gget_info", H5Gget_info(group, &info), path)
      return try (0..<info.nlinks).map { position in
        func name(_ buffer: UnsafeMutablePointer<CChar>?, _ size: Int) throws -> Int {
          try check(
            "H5Lget_name_by_idx",
            H5Lget_name_by_idx(
              group, ".", index, H5_ITER_INC, position, buffer, size, hdf5_default_properties()), path)
        }
        var buffer = [CChar](repeating: 0, count: try name(nil, 0) + 1)
        _ = try name(&buffer, buffer.count)
        return String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }
}

// MARK: - For the extensions that read and write values

extension HDF5File {
  /// A turn at the lock, with the open file.
  @discardableResult
  func serialized<Result>(_ body: (hid_t) throws -> Result) throws -> Result {
    try HDF5Library.serialized {
      precondition(handle >= 0, "\(url.path) is closed")
      return try body(handle)
    }
  }

  @discardableResult
  func check<Code: SignedInteger>(
    _ call: String, _ code: Code, _ path: String, _ message: String? = nil
  ) throws -> Code {
    try HDF5Library.check(call, code, at: place(path), message)
  }

  /// File and path, as errors name them.
  func place(_ path: String) -> String { "\(url.path): \(rooted(path))" }

  func rooted(_ path: String) -> String { path.hasPrefix("/") ? path : "/" + path }

  /// Opens what stands at `path` for the length of `body`.
  func withObject<Result>(_ path: String, _ body: (hid_t) throws -> Result) throws -> Result {
    try serialized { file in
      let object = try check(
        "H5Oopen", H5Oopen(file, rooted(path), hdf5_default_properties()), path, "there is no such object")
      defer { H5Oclose(object) }
      return try body(object)
    }
  }

  /// Makes the groups above `path`.
  func makeParent(of path: String) throws {
    try makeGroup(components(path).dropLast().joined(separator: "/"))
  }

  /// The names on the way to `path`; throws for names that HDF5 would not keep as they are.
  func components(_ path: String) throws -> [String] {
    let body = path.hasPrefix("/") ? path.dropFirst() : path[...]
    if body.isEmpty { return [] }
    let names = body.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for name in names where name.isEmpty || name == "." || name.utf8.contains(0) {
      throw InputError(
        "not a path that an HDF5 file can hold", place: place(path),
        expected: "names joined by \"/\", none of them empty, \".\" or with a zero byte",
        found: "\"\(path)\"")
    }
    return names
  }

  /// Properties for a new object that carries no times.
  func makeProperties(_ kind: hid_t) throws -> hid_t {
    let properties = try check("H5Pcreate", H5Pcreate(kind), "/")
    try check("H5Pset_obj_track_times", H5Pset_obj_track_times(properties, false), "/")
    try check(
      "H5Pset_attr_creation_order",
      H5Pset_attr_creation_order(properties, UInt32(H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED)), "/")
    return properties
  }

  /// Properties for a new link, whose name is UTF-8.
  func makeLinkProperties() throws -> hid_t {
    let properties = try check("H5Pcreate", H5Pcreate(hdf5_link_creation()), "/")
    try check(
      "H5Pset_char_encoding", H5Pset_char_encoding(properties, H5T_CSET_UTF8), "/")
    return properties
  }

  private func keepOrder(_ properties: hid_t) throws {
    try check(
      "H5Pset_link_creation_order",
      H5Pset_link_creation_order(properties, UInt32(H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED)), "/")
  }

  private func makeAccess() throws -> hid_t {
    let access = try check("H5Pcreate", H5Pcreate(hdf5_file_access()), "/")
    try check(
      "H5Pset_libver_bounds", H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18), "/")
    // Files are never changed in place, and some network file systems have no locks.
    try check("H5Pset_file_locking", H5Pset_file_locking(access, false, true), "/")
    // An object left open makes closing fail, rather than keep the file half open unseen.
    try check("H5Pset_fclose_degree", H5Pset_fclose_degree(access, H5F_CLOSE_SEMI), "/")
    return access
  }
}
