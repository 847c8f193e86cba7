private import Glibc
public import Goals
internal import SystemPackage

/// A Unix group that shares a data directory; the user who runs this belongs to it.
public struct UserGroup: Hashable, Sendable {
  /// Why a group can't share a directory.
  public enum Unusable: Error, Complaint, Hashable, Sendable {
    /// The machine knows no group of this name.
    case unknown(String)
    /// Only members can give files to a group.
    case notAMember(String)

    /// What is wrong, without a full stop.
    public var message: String {
      switch self {
      case .unknown(let name): "there is no group \"\(name)\" on this machine"
      case .notAMember(let name): "you are not in the group \"\(name)\""
      }
    }

    /// What can be done.
    public var hint: Remedy? {
      switch self {
      case .unknown: .shell("getent group", does: "lists them, and groupadd makes one")
      case .notAMember: "ask for it, log in again, and try again"
      }
    }
  }

  /// Its name.
  public let name: String
  /// Its number.
  public let id: UInt32

  /// The group of a name.
  ///
  /// - Throws: ``Unusable`` where there is none, or the user doesn't belong to it.
  public init(named name: String) throws(Unusable) {
    guard let id = UserGroup.id(of: name) else { throw .unknown(name) }
    guard geteuid() == 0 || UserGroup.own.contains(id) else { throw .notAMember(name) }
    (self.name, self.id) = (name, id)
  }

  /// The groups of the user who runs this.
  static var own: Set<UInt32> {
    var groups = [gid_t](repeating: 0, count: Int(max(0, getgroups(0, nil))))
    let count = getgroups(Int32(groups.count), &groups)
    return Set(groups.prefix(Int(max(0, count)))).union([getegid()])
  }

  /// The group database's name of a number, or the number.
  static func name(of id: UInt32) -> String {
    entry {
      getgrgid_r(id, $0, $1, $2, $3)
    } found: {
      String(cString: $0.gr_name)
    } ?? "gid \(id)"
  }

  private static func id(of name: String) -> UInt32? {
    entry {
      getgrnam_r(name, $0, $1, $2, $3)
    } found: {
      $0.gr_gid
    }
  }

  private typealias Lookup = (
    UnsafeMutablePointer<group>, UnsafeMutablePointer<CChar>, Int,
    UnsafeMutablePointer<UnsafeMutablePointer<group>?>
  ) -> Int32

  /// Looks into the group database with a buffer that grows: an entry names all members.
  private static func entry<Value>(_ lookup: Lookup, found value: (group) -> Value) -> Value? {
    var size = 1024
    while size <= 1 << 24 {
      var entry = group()
      var found: UnsafeMutablePointer<group>?
      let (code, result) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
        guard let start = buffer.baseAddress else { return (ENOMEM, Value?.none) }
        let code = lookup(&entry, start, size, &found)
        return (code, found == nil ? nil : value(entry))
      }
      if code != ERANGE { return result }
      size *= 4
    }
    return nil
  }
}

extension DataRoot {
  /// Gives the data directory itself to a group: its members may do everything, others nothing,
  /// and what is made in it takes after it, whoever makes it, with whatever program. Where the file
  /// system has no default access lists, that is so for what this program makes.
  package func share(with group: UserGroup) throws(DiskError) {
    let directory = try openDirectory("", for: .saving)
    try explaining("", .saving) { () throws(Errno) in
      try directory.descriptor.hand(to: group)
      do throws(Errno) {
        try directory.descriptor.give(AccessList(mode: 0o770), .initial)
      } catch {
        guard error.isUnsupported else { throw error }
      }
    }
  }

  /// Whether what any program makes in the data directory is its group's to write, whatever the
  /// umask.
  package var givesItsGroup: Bool {
    get throws(DiskError) {
      let directory = try openDirectory("", for: .reading)
      return try explaining("", .reading) { () throws(Errno) in
        try directory.descriptor.accessList(.initial) != nil
      }
    }
  }
}

extension Descriptor {
  fileprivate func hand(to group: UserGroup) throws(Errno) {
    if try status().group != group.id {
      _ = try uninterrupted { fchown(number, UInt32.max, group.id) }
    }
    _ = try uninterrupted { fchmod(number, 0o2770) }
  }
}
