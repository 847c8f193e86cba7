public import Goals
private import Glibc

// Who runs the program. It comes from the effective user id, never from `$USER`, which anybody can
// set.
extension Login {
  /// The login of a user id.
  public init(ofUser id: UInt32) {
    self.init(Login.known(id) ?? "uid-\(id)")
  }

  /// Who runs this program.
  public static func current() -> Login {
    Login(ofUser: geteuid())
  }

  /// The user database's name of a user id. The buffer grows for entries of any length.
  private static func known(_ id: UInt32) -> String? {
    var size = 1024
    while size <= 1 << 20 {
      let (code, name) = entry(id, buffer: size)
      if code != ERANGE { return name }
      size *= 4
    }
    return nil
  }

  private static func entry(_ id: UInt32, buffer size: Int) -> (code: Int32, name: String?) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
      guard let start = buffer.baseAddress else { return (ENOMEM, nil) }
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      let code = getpwuid_r(id, &entry, start, size, &found)
      guard code == 0, found != nil, let name = entry.pw_name else { return (code, nil) }
      return (code, String(cString: name))
    }
  }
}
