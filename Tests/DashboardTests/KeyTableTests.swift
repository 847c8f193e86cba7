import Canvas
import Glibc
import TestSupport
import Testing

@testable import Dashboard

@Suite struct KeyTableTests {
  private static let sequences = KeyTable.bindings.flatMap { binding in
    binding.keys.map { (command: binding.command, keys: $0) }
  }

  @Test("gives a command for each of its sequences", arguments: KeyTable.bindings)
  func reaching(binding: Binding) {
    #expect(!binding.keys.isEmpty)
    for keys in binding.keys {
      #expect(KeyTable.match(keys) == .command(binding.command))
      for count in 1..<max(1, keys.count) {
        guard case .prefix(let commands) = KeyTable.match(Array(keys.prefix(count))) else {
          Issue.record("\(binding.keyText) can't be begun")
          continue
        }
        #expect(commands.contains(binding.command))
      }
    }
  }

  @Test("has every sequence once, and none that begins another")
  func unambiguous() {
    for (index, one) in Self.sequences.enumerated() {
      for other in Self.sequences.dropFirst(index + 1) {
        let isPrefix = one.keys.starts(with: other.keys) || other.keys.starts(with: one.keys)
        #expect(!isPrefix, "\(one.keys.map(\.name)) and \(other.keys.map(\.name))")
      }
    }
  }

  @Test("binds every command in one place", arguments: Command.allCases)
  func complete(command: Command) {
    #expect(KeyTable.bindings.count { $0.command == command } == 1)
  }

  @Test(
    "names its keys so that a script of the names gives them again", arguments: KeyTable.bindings)
  func names(binding: Binding) {
    #expect(!binding.words.isEmpty)
    #expect(binding.keys.joined().allSatisfy { !$0.name.isEmpty })
    #expect(binding.keyText.split(separator: " ").count == binding.keys.count)
  }

  @Test("knows nothing of other keys")
  func unknown() {
    #expect(KeyTable.match([.character("§")]) == .nothing)
    #expect(KeyTable.match([.character("g"), .character("§")]) == .nothing)
    #expect(KeyTable.match([.backspace]) == .nothing)
    #expect(KeyTable.match([.delete]) == .nothing)
  }

  @Test("needs nothing that only a function key or a key taken by terminals reaches")
  func reachable() {
    let taken: [Key] = ["s", "q", "a", "b"].map { .control($0) }
    for binding in KeyTable.bindings {
      let isEasy = binding.keys.contains { keys in
        keys.allSatisfy { key in
          if case .function = key { false } else { !taken.contains(key) }
        }
      }
      #expect(isEasy, "\(binding.keyText)")
    }
  }

  @Test("hints at help first, whatever the width", arguments: 1...200)
  func hints(width: Int) throws {
    let app = App(width: width, height: 6)
    #expect(app.lastLine.contains("?"))
  }

  @Test("tells help and palette of every command", arguments: KeyTable.bindings)
  func offered(binding: Binding) throws {
    var app = App(showing: small, width: 160, height: 50)
    let words = binding.words.replacing("<", with: "<lt>")
    // A blank first: q alone closes.
    _ = app.press("? " + words)
    #expect(app.text.contains(binding.words))
    app = App(showing: small, width: 160, height: 50)
    let entries = app.palette(try #require(app.deck)).map(\.binding.command)
    #expect(entries.contains(binding.command) || binding.command == .palette)
  }

  @Test("says what may follow the keys typed")
  func continuations() throws {
    var app = App(after: "z")
    #expect(app.text.contains("za") && app.text.contains("fold or unfold"))
    _ = app.press("<Esc>")
    #expect(app.lastLine.contains("? help"))
  }

  @Test("is what the README shows", .enabled(if: readme.exists, "there is no README.md"))
  func markdown() {
    let complaint = readme.complaint(about: KeyTable.markdown)
    #expect(complaint == nil)
  }
}

/// The README's section of keys.
private let readme = Recording(
  "README.md", in: repository, between: ("<!-- keys -->", "<!-- /keys -->"))

/// The top of the repository: this file may be reached through a symbolic link.
private let repository: String = {
  guard let path = realpath(#filePath, nil) else { return "." }
  defer { free(path) }
  return String(cString: path).split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
}()
