import Canvas
import Glibc
import Testing
import Themes

@testable import Dashboard

@Suite struct ShippedThemeTests {
  @Test("are read without a warning and speak of every role", arguments: EmbeddedThemes.names)
  func complete(name: String) throws {
    let loaded = try #require(Theme.load(name, file: EmbeddedThemes.text))
    #expect(loaded.warnings.isEmpty)
    #expect(Set(loaded.theme.looks.keys) == Set(Role.allCases))
  }

  /// WCAG 2.2 asks for 4.5 where there is text, and for 3 where a line or bar tells something.
  @Test(
    "can be read on their background, however few the colours", arguments: EmbeddedThemes.names,
    [ColorDepth.sixteen, .twoFiftySix, .trueColor])
  func contrast(name: String, depth: ColorDepth) throws {
    let look = try #require(Theme.load(name, file: EmbeddedThemes.text)).theme.look(for: depth)
    for role in Role.allCases {
      let style = look.style(for: Ink(role))
      guard let ink = style.foreground.components, let paper = style.background.components else {
        continue
      }
      let ratio = contrastRatio(ink, paper)
      #expect(ratio >= (Self.pictures.contains(role) ? 3 : 4.5), "\(role) \(ratio)")
    }
  }

  /// Lines and bars; what says something beside them is text of another role.
  private static let pictures: Set<Role> = [.border, .track, .expected, .spark]

  /// Nobody knows whether the terminal's background is light or dark; the ANSI colours are those
  /// that its user finds readable there.
  @Test(
    "paint the terminal's own background with its own colours only",
    arguments: EmbeddedThemes.names,
    [ColorDepth.sixteen, .twoFiftySix, .trueColor])
  func unknownBackground(name: String, depth: ColorDepth) throws {
    let look = try #require(Theme.load(name, file: EmbeddedThemes.text)).theme.look(for: depth)
    for role in Role.allCases {
      let style = look.style(for: Ink(role))
      guard style.background == .terminalDefault else { continue }
      let isOwn =
        switch style.foreground {
        case .terminalDefault: true
        case .indexed(let index): (1...6).contains(index)
        case .rgb: false
        }
      #expect(isOwn, "\(role)")
    }
  }

  @Test(
    "never paint a colour on itself", arguments: EmbeddedThemes.names,
    [ColorDepth.twoFiftySix, .sixteen])
  func derived(name: String, depth: ColorDepth) throws {
    let look = try #require(Theme.load(name, file: EmbeddedThemes.text)).theme.look(for: depth)
    for role in Role.allCases {
      let style = look.style(for: Ink(role))
      let isOnItself = style.foreground == style.background && style.foreground != .terminalDefault
      #expect(!isOnItself, "\(role)")
    }
  }

  @Test("leave the background to the terminal where they say so", arguments: ["default", "mono"])
  func background(name: String) throws {
    let look = try #require(Theme.load(name, file: EmbeddedThemes.text)).theme.look(for: .sixteen)
    #expect(Role.allCases.allSatisfy { look.style(for: Ink($0)).background == .terminalDefault })
  }

  @Test("use no colour for a terminal that has none", arguments: EmbeddedThemes.names)
  func mono(name: String) throws {
    let look = try #require(Theme.load(name, file: EmbeddedThemes.text)).theme.look(for: .mono)
    for role in Role.allCases {
      let style = look.style(for: Ink(role))
      #expect(style.foreground == .terminalDefault && style.background == .terminalDefault)
    }
  }

  /// The contrast of two colours from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
  private func contrastRatio(
    _ one: (red: Int, green: Int, blue: Int), _ other: (red: Int, green: Int, blue: Int)
  ) -> Double {
    let (high, low) = (luminance(one), luminance(other))
    return (max(high, low) + 0.05) / (min(high, low) + 0.05)
  }

  private func luminance(_ color: (red: Int, green: Int, blue: Int)) -> Double {
    func linear(_ value: Int) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }
}

@Suite struct ThemeFileTests {
  private func style(_ role: Role, _ line: String, _ depth: ColorDepth = .trueColor) -> Style? {
    Theme.load("mine") { $0 == "mine" ? line : nil }?.theme.look(for: depth).style(for: Ink(role))
  }

  @Test(
    "reads colours and emphasis",
    arguments: [
      ("behind yellow", Style(.indexed(3))),
      ("behind bright-yellow bold", Style(.indexed(11), on: .terminalDefault, .bold)),
      ("behind 178", Style(.indexed(178))),
      ("behind #e0B040", Style(.rgb(red: 224, green: 176, blue: 64))),
      (
        "  behind\tblack/yellow  dim underline ",
        Style(.indexed(0), on: .indexed(3), [.dim, .underline])
      ),
      ("behind bold\n# behind red", Style(.terminalDefault, on: .terminalDefault, .bold)),
      ("text red/white\nbehind bold", Style(.indexed(1), on: .indexed(7), .bold)),
      ("behind red\r\nbehind blue\r\n", Style(.indexed(4))),
    ])
  func reading(text: String, expected: Style) {
    #expect(style(.behind, text) == expected)
  }

  @Test("takes what is given for fewer colours, and derives the rest")
  func depths() {
    let line = "behind #ff0000 16:yellow"
    #expect(style(.behind, line, .twoFiftySix) == Style(.indexed(196)))
    #expect(style(.behind, line, .sixteen) == Style(.indexed(3)))
    #expect(style(.behind, line, .mono) == .plain)
    #expect(style(.behind, "behind red 256:202", .twoFiftySix) == Style(.indexed(202)))
  }

  @Test(
    "warns of what it can't read and goes on",
    arguments: [
      ("behnid red", ThemeWarning.Problem.unknownRole("behnid", near: "behind")),
      ("zzzzzzzz red", .unknownRole("zzzzzzzz", near: nil)),
      ("behind", .incomplete), ("inherit", .incomplete), ("inherit a b", .incomplete),
      ("behind rde", .unreadable("rde")),
      ("behind #12345", .unreadable("#12345")), ("behind #+12345", .unreadable("#+12345")),
      ("behind 256", .unreadable("256")),
      ("behind -1", .unreadable("-1")), ("behind a/b/c", .unreadable("a/b/c")),
      ("behind red/", .unreadable("red/")),
      ("behind 16:no", .unreadable("16:no")), ("inherit nowhere", .unknownTheme("nowhere")),
      ("inherit mine", .circular("mine")),
    ])
  func faults(line: String, problem: ThemeWarning.Problem) throws {
    let loaded = try #require(
      Theme.load("mine") { $0 == "mine" ? "text blue\n\(line)\nheld red" : nil })
    #expect(loaded.warnings == [ThemeWarning(theme: "mine", line: 2, problem: problem)])
    #expect(loaded.theme.look(for: .sixteen).style(for: Ink(.held)).foreground == .indexed(1))
    #expect(loaded.warnings.allSatisfy { !$0.sentence.isEmpty })
  }

  @Test("inherits what it doesn't say, from default where it names nothing")
  func inheritance() throws {
    let files = [
      "default": "behind red\nheld red\nwatch red", "base": "held green",
      "mine": "inherit base\nwatch blue",
    ]
    let look = try #require(Theme.load("mine") { files[$0] }).theme.look(for: .sixteen)
    let colors = [Role.behind, .held, .watch].map { look.style(for: Ink($0)).foreground }
    #expect(colors == [.indexed(1), .indexed(2), .indexed(4)])
  }

  @Test("catches themes that inherit each other")
  func circle() throws {
    let files = ["a": "inherit b\nheld red", "b": "# two\ninherit a\nwatch blue"]
    let loaded = try #require(Theme.load("a") { files[$0] })
    #expect(loaded.warnings == [ThemeWarning(theme: "b", line: 2, problem: .circular("a"))])
    #expect(Set(loaded.theme.looks.keys) == [.held, .watch])
    #expect(Theme.load("none") { files[$0] } == nil)
  }
}
