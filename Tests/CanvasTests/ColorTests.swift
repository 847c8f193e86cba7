import Testing

@testable import Canvas

@Suite struct ColorTests {
  @Test(
    "is reduced to the nearest the terminal has",
    arguments: [
      (Color.rgb(red: 255, green: 0, blue: 0), ColorDepth.twoFiftySix, Color.indexed(196)),
      (.rgb(red: 255, green: 0, blue: 0), .sixteen, .indexed(9)),
      (.rgb(red: 1, green: 1, blue: 1), .sixteen, .indexed(0)),
      (.rgb(red: 128, green: 128, blue: 128), .twoFiftySix, .indexed(244)),
      (.rgb(red: 9, green: 8, blue: 7), .trueColor, .rgb(red: 9, green: 8, blue: 7)),
      (.indexed(3), .sixteen, .indexed(3)), (.indexed(196), .sixteen, .indexed(9)),
      (.indexed(196), .twoFiftySix, .indexed(196)), (.indexed(196), .mono, .terminalDefault),
      (.terminalDefault, .sixteen, .terminalDefault),
    ])
  func reduced(color: Color, depth: ColorDepth, expected: Color) {
    #expect(color.reduced(to: depth) == expected)
  }

  @Test("reduces what the palette has exactly to itself", arguments: 16...255)
  func palette(index: Int) throws {
    let color = Color.indexed(UInt8(index))
    let exact = try #require(color.components)
    let rgb = Color.rgb(red: UInt8(exact.red), green: UInt8(exact.green), blue: UInt8(exact.blue))
    let reduced = try #require(rgb.reduced(to: .twoFiftySix).components)
    #expect(reduced == exact)
  }

  @Test("lays the emphasis of the ink over the look of its role")
  func look() {
    let look = Look([.title: Style(.indexed(4), on: .terminalDefault, .bold)])
    let style = look.style(for: Ink(.title, .reverse))
    #expect(style == Style(.indexed(4), on: .terminalDefault, [.bold, .reverse]))
    #expect(look.style(for: Ink(.text)) == .plain)
  }
}
