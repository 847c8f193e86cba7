import Canvas
import TestSupport
import Testing

@testable import Curses

@Suite struct KeyReadingTests {
  private let start = ContinuousClock.now

  /// What is typed in these reads, each with the milliseconds at which it came; in between and at the
  /// end whatever is overdue.
  private func typed(_ reads: [(at: Int, text: String)]) -> [KeyReading.Typed] {
    var (reading, typed): (KeyReading, [KeyReading.Typed]) = (KeyReading(), [])
    for read in reads {
      let now = start + .milliseconds(read.at)
      typed += reading.takeOverdue(at: now) + reading.take(Array(read.text.utf8), at: now)
    }
    return typed + reading.takeOverdue(at: start + .seconds(60))
  }

  private func keys(_ keys: Key...) -> [KeyReading.Typed] { keys.map(KeyReading.Typed.key) }

  @Test("a lone Esc is the key within 30 ms")
  func escape() {
    var reading = KeyReading()
    #expect(reading.take([0x1B], at: start).isEmpty)
    #expect(reading.patience(at: start).map { $0 <= .milliseconds(28) } == true)
    #expect(reading.takeOverdue(at: start + .milliseconds(20)).isEmpty)
    #expect(reading.takeOverdue(at: start + .milliseconds(28)) == keys(.escape))
    #expect(reading.patience(at: start + .milliseconds(28)) == nil)
  }

  @Test("an arrow cut at any byte, with any delay a network has, is the arrow")
  func splitArrows() {
    for arrow in ["\u{1B}[A", "\u{1B}OA", "\u{1B}[1;5A"] {
      for cut in 1..<arrow.count {
        let (head, tail) = (String(arrow.prefix(cut)), String(arrow.dropFirst(cut)))
        for delay in [0, 10, 20] {
          #expect(typed([(0, head), (delay, tail)]) == keys(.up), "\(cut) \(delay)")
        }
        let late = typed([(0, head), (240, tail)])
        #expect(late == (cut == 1 ? keys(.escape) + [.escapeTakenBack] : []) + keys(.up))
      }
    }
  }

  @Test("after that Esc is the key, whatever follows")
  func lateLetters() {
    #expect(typed([(0, "\u{1B}"), (300, "[A")]) == keys(.escape, .character("["), .character("A")))
    #expect(typed([(0, "\u{1B}"), (100, "[")]) == keys(.escape, .character("[")))
    #expect(typed([(0, "\u{1B}"), (100, "dy")]) == keys(.escape, .character("d"), .character("y")))
    #expect(
      typed([(0, "\u{1B}"), (100, "j"), (150, "[A")])
        == keys(.escape, .character("j"), .character("["), .character("A")))
  }

  @Test("Esc and a letter in one read are Alt, and so where they come one after the other at once")
  func alt() {
    #expect(typed([(0, "\u{1B}d")]) == keys(.alt(.character("d"))))
    #expect(typed([(0, "\u{1B}"), (10, "d")]) == keys(.alt(.character("d"))))
  }

  @Test("a character cut in two is one", arguments: ["é", "漢", "🙂"])
  func splitCharacters(text: String) {
    let bytes = Array(text.utf8)
    for cut in 1..<bytes.count {
      var reading = KeyReading()
      #expect(reading.take(Array(bytes[..<cut]), at: start).isEmpty)
      let now = start + .milliseconds(200)
      #expect(reading.takeOverdue(at: now).isEmpty)
      #expect(
        reading.take(Array(bytes[cut...]), at: now) == text.map { .key(.character($0)) })
    }
  }

  @Test("an unmarked paste is one key, in however many reads it comes")
  func unmarkedPaste() {
    let text = "Please delete:\rd y is what I typed,\rthen q\r"
    let pasted = text.replacing("\r", with: "\n")
    #expect(typed([(0, text)]) == keys(.paste(pasted)))
    #expect(typed([(0, text), (30, "dy\r")]) == keys(.paste(pasted + "dy\n")))
    #expect(typed([(0, text), (70, "d")]) == keys(.paste(pasted), .character("d")))
  }

  @Test(
    "what somebody types ahead is keys",
    arguments: [
      "c45\rjc50\r", String(repeating: "j", count: 200), String(repeating: "\r", count: 200),
      String(repeating: "jk", count: 50) + "\r", String(repeating: "\u{1B}[B", count: 40),
      "c45 and a note that takes more than a few words to say\r",
    ])
  func typeAhead(text: String) {
    #expect(typed([(0, text)]).allSatisfy { if case .key(.paste) = $0 { false } else { true } })
    #expect(typed([(0, text)]).count >= 9)
  }

  @Test("a marked paste that never ends is given up after a second without bytes")
  func endlessPaste() {
    #expect(
      typed([(0, "\u{1B}[200~some\rtext"), (900, " more"), (2000, "q")])
        == keys(.paste("some\ntext more"), .character("q")))
  }

  @Test("a marked paste is one key, with lines and longer than a read")
  func markedPaste() {
    let text = String(repeating: "a line of text\r", count: 20)
    #expect(
      typed([(0, "\u{1B}[200~" + text), (300, text + "\u{1B}[201~j")])
        == keys(.paste((text + text).replacing("\r", with: "\n")), .character("j")))
  }
}
