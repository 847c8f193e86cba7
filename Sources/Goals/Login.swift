/// The name under which a user logs in: whose journal a check-in goes to, and who is asked first.
public struct Login: Hashable, Sendable {
  /// The login, or `uid-N` where the user database knows none.
  public let name: String

  /// A login by its name.
  public init(_ name: String) {
    self.name = name
  }

  /// The login as part of a file's name: other characters than `[A-Za-z0-9._-]` are `%XX`, and
  /// so is a first `.` or `_`, because such names are skipped.
  public var fileName: String {
    name.utf8.enumerated().map { index, byte in
      Login.isPlain(byte, first: index == 0)
        ? String(UnicodeScalar(byte)) : "%" + byte.hexadecimal.uppercased()
    }.joined()
  }

  /// The login that a file is named by; nil where no login is written like this.
  public init?(fileName: String) {
    var bytes: [UInt8] = []
    var rest = Array(fileName.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let code = UInt8(hexadecimal: String(decoding: rest.prefix(2), as: UTF8.self))
      else { return nil }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    guard let name = String(validating: bytes, as: UTF8.self), !name.isEmpty else { return nil }
    self.init(name)
  }
}

extension Login {
  private static func isPlain(_ byte: UInt8, first: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    case UInt8(ascii: "."), UInt8(ascii: "_"): !first
    default: false
    }
  }
}
