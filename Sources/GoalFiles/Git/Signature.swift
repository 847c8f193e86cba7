package import Goals
private import Glibc

/// Who a commit is by.
package struct Signature: Hashable, Sendable {
  package let name: String
  package let email: String

  /// A person of the organisation, known by a login; else the login itself on this machine.
  package init(of login: String, in organization: Organization) {
    let person = organization.person(login)
    name = Signature.plain(person?.name ?? login) ?? login
    let email = person.flatMap { Signature.plain($0.email) }
    self.email = email ?? "\(login)@\(Signature.host)"
  }

  /// git takes no line breaks and brackets in a name, and no name without a letter.
  private static func plain(_ text: String) -> String? {
    let plain = text.filter { !$0.isNewline && $0 != "<" && $0 != ">" }.trimmed
    return plain.contains { $0.isLetter || $0.isNumber } ? String(plain) : nil
  }

  private static var host: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
