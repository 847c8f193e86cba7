public import Goals
private import Glibc

// Who runs the program. It comes from the effective user id, never from `$USER`, which anybody can
// set.
extension Login {
  /// The login of a user id.
  public init(ofUser id: UInt32) {
    self.init(Login.known(id, \.pw_name) ?? "uid-\(id)")
  }

  /// The home directory of who runs this program, as the user database has it.
  static var home: String? { known(geteuid(), \.pw_dir) }

  /// Who runs this program.
  public static func current() -> Login {
    Login(ofUser: geteuid())
  }

  private typealias Field = KeyPath<passwd, UnsafeMutablePointer<CChar>?>

  /// What the user database says of a user id. The buffer grows for entries of any length.
  private static func known(_ id: UInt32, _ field: Field) -> String? {
    var size = 1024
    while size <= 1 << 20 {
      let (code, text) = text(of: id, field, buffer: size)
      if code != ERANGE { return text }
      size *= 4
    }
    return nil
  }

  private static func text(
    of id: UInt32, _ field: Field, buffer size: Int
  ) -> (code: Int32, text: String?) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
      guard let start = buffer.baseAddress else { return (ENOMEM, nil) }
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      let code = getpwuid_r(id, &entry, start, size, &found)
      guard code == 0, found != nil, let text = entry[keyPath: field] else { return (code, nil) }
      return (code, String(cString: text))
    }
  }
}
