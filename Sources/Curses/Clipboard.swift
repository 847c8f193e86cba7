/// The request by which a program sets the clipboard of the terminal it runs in.
enum Clipboard {
  /// What xterm, and with it most others, take at most, in characters of Base64.
  private static let largest = 74_994

  /// None where the text is too long.
  static func request(for text: String) -> String? {
    let encoded = base64(Array(text.utf8))
    return encoded.utf8.count <= largest ? "\u{1B}]52;c;\(encoded)\u{1B}\\" : nil
  }

  /// Base64 with padding (RFC 4648, section 4).
  private static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - group.count)
      for position in 0...3 {
        let isPadding = position > group.count
        text.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * position) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
