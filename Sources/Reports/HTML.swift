import Canvas
import Dashboard

/// A piece of HTML or SVG that is complete by itself.
///
/// It is made of elements and of text, and text is escaped whenever one is made of it: what a file
/// holds can't become markup.
struct HTML: Sendable, ExpressibleByStringInterpolation {
  private(set) var source: String

  /// Text, with what would steer the reader's screen made visible.
  init(_ text: String) { source = HTML.escaped(text) }

  init(stringLiteral text: String) { self.init(text) }

  /// An element with its attributes and what is in it.
  init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ content: HTML...
  ) {
    self.init(name, attributes, all: content)
  }

  init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, all content: [HTML]
  ) {
    source = "<\(name)"
    for (key, value) in attributes where !value.isEmpty {
      source += " \(key)=\"\(HTML.escaped(value))\""
    }
    source += ">"
    for piece in content { source += piece.source }
    if !HTML.voids.contains("\(name)") { source += "</\(name)>" }
    if HTML.blocks.contains("\(name)") { source += "\n" }
  }

  /// Pieces one after the other.
  init(all pieces: [HTML]) { source = pieces.map(\.source).joined() }

  /// Nothing.
  static let none = HTML(all: [])

  /// A style sheet of the program's own, which isn't escaped.
  static func style(_ sheet: String) -> HTML {
    var style = HTML.none
    style.source = "<style>\n\(sheet)</style>"
    return style
  }

  /// The lines of what is written; elements that are blocks end theirs, so that a diff shows what
  /// changed, and mail programs break no line.
  var lines: [String] {
    source.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
  }

  private static let voids: Set<String> = ["meta"]
  private static let blocks: Set<String> = [
    "meta", "title", "p", "h1", "h2", "h3", "ul", "li", "tr", "thead", "table", "div", "section",
    "article", "header", "footer", "text", "rect", "body", "head",
  ]

  /// By scalars: with a combining mark behind it, `<` is another character, but still opens a tag.
  private static func escaped(_ text: String) -> String {
    // Most texts are figures and class names.
    guard text.utf8.contains(where: isSpecial) else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.harmless.unicodeScalars {
      if let entity = entities[scalar] {
        escaped.append(contentsOf: entity.unicodeScalars)
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: byte < 0x20 || byte >= 0x7F
    }
  }

  private static let entities: [Unicode.Scalar: String] = [
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
  ]
}

extension String {
  /// The text on one line, with a symbol for each character that would steer a screen or hide the
  /// order of the others. What terminals only can't draw, like 👩‍💻, stays.
  var harmless: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return self }
    var shown = ""
    for scalar in flowing.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      if isControl || scalar.properties.isBidiControl || scalar.value == 0x2028
        || scalar.value == 0x2029
      {
        shown += TextWidth.visible(Character(scalar))
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
