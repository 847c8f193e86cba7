import Goals

/// A line of a recfile that is nothing, and what it may have been meant as.
struct StrayLine {
  /// Where in its block the line stands.
  enum Position {
    case top
    case inRecord
    case inDescriptor
  }

  private let text: TextLines
  private let line: Int
  private let position: Position
  private let content: ArraySlice<UInt8>

  init(_ text: TextLines, _ line: Int, _ position: Position) {
    self.text = text
    self.line = line
    self.position = position
    self.content = text.bytes[text.content(line)]
  }

  var finding: Finding {
    misplaced ?? indented ?? unnamed
      ?? Finding(
        at: place(content.startIndex), .strayLine, "\(quoted) is no field",
        hint: "write \"Name: value\", or begin the line with \"+ \" if it continues the value above"
      )
  }

  private var quoted: String { text.text(content.indices).quoted }

  private func place(_ offset: Int) -> Place { text.place(line: line, offset: offset) }

  /// A line that would be right elsewhere.
  private var misplaced: Finding? {
    let start = place(content.startIndex)
    if position == .inDescriptor {
      return Finding(
        at: start, .strayLine, "\(quoted) belongs to the descriptor above, which is not read",
        hint: "put a blank line before it")
    }
    if content.first == UInt8(ascii: "%") {
      return Finding(
        at: start, .strayLine, "\(quoted) begins a descriptor inside a record",
        hint: "put a blank line before it")
    }
    guard content.first == .plus else { return nil }
    return Finding(
      at: start, .strayLine, "\(quoted) continues no value",
      hint: "put it directly below the value it continues")
  }

  private var indented: Finding? {
    guard content.first?.isBlank == true else { return nil }
    let rest = content.drop(while: \.isBlank)
    let line = text.text(rest.indices)
    let advice = "write \("+ \(line)".quoted) if it continues the value above"
    let hint =
      switch RecfileLine(rest) {
      case .field, .comment: "remove the blanks, or " + advice
      default: advice
      }
    return Finding(
      at: place(content.startIndex), .strayLine, "\(quoted) is indented", hint: .words(hint))
  }

  /// A line that looks like a field but for its name or its colon.
  private var unnamed: Finding? {
    let name = content.prefix(while: \.isNameByte)
    guard name.first?.isLetter == true else { return badName }
    let rest = content[name.endIndex...]
    let afterBlanks = rest.drop(while: \.isBlank)
    let value = text.text(afterBlanks.dropFirst().drop(while: \.isBlank).indices)
    let written = text.text(name.indices)
    if afterBlanks.first == .colon {
      return Finding(
        at: place(rest.startIndex), .strayLine,
        "a blank stands before the colon of \(written.quoted)",
        hint: "write \("\(written): \(value)".quoted)")
    }
    if afterBlanks.first == UInt8(ascii: "=") {
      return Finding(
        at: place(afterBlanks.startIndex), .strayLine,
        "an equals sign stands in place of the colon of \(written.quoted)",
        hint: "write \("\(written): \(value)".quoted)")
    }
    if let badName { return badName }
    // A word in lower case is more likely the rest of a sentence that lost its "+ ".
    let isWord = rest.isEmpty || rest.first?.isBlank == true
    guard isWord, let first = name.first, first & 0x20 == 0 else { return nil }
    let field = "\(written): \(text.text(afterBlanks.indices))"
    return Finding(
      at: place(rest.startIndex), .strayLine, "\(quoted) has no colon",
      hint: "write \(field.quoted), or begin the line with \"+ \" if it continues the value above")
  }

  /// A short text before a colon that would be a name without some of its characters.
  private var badName: Finding? {
    guard let colon = content.firstIndex(of: .colon), colon - content.startIndex <= 30,
      let first = content.first, !first.isBlank
    else { return nil }
    let name = content[..<colon]
    let good = name.drop { !$0.isLetter }.filter(\.isNameByte)
    guard !good.isEmpty, let bad = name.firstIndex(where: { !$0.isNameByte }) ?? name.indices.first
    else { return nil }
    let example = String(decoding: good, as: UTF8.self).quoted
    return Finding(
      at: place(bad), .strayLine, "\(text.text(name.indices).quoted) is no name of a field",
      hint: "a name has letters, digits and _ only, as \(example)")
  }
}
