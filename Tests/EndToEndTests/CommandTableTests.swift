import Canvas
import Testing

@testable import qd

@Suite("Tables of commands")
struct CommandTableTests {
  private func lines(_ width: Int?, isASCII: Bool = false) -> [String] {
    var table = Table([.flexible, .right, .left, .left], sparing: [2, 1])
    table.add(["A title that is rather long, so it is", "7 %", "Jenny Murphy", "grow"])
    table.add(["Short", "100 %", "Tom", "sales/2018-Q1/shorten"])
    return table.lines(on: Paper(isASCII: isASCII, width: width))
  }

  @Test(
    "spares whole columns before titles can't be read any more, and never the last",
    arguments: [
      (nil, "A title that is rather long, so it is    7 %  Jenny Murphy  grow                 "),
      (81, "A title that is rather long, so it is    7 %  Jenny Murphy  grow                 "),
      (72, "A title that is rather long…    7 %  Jenny Murphy  grow                 "),
      (71, "A title that is rather long, so it is    7 %  grow                 "),
      (58, "A title that is rather long…    7 %  grow                 "),
      (57, "A title that is rather long, so i…  grow                 "),
      (40, "A title that is …  grow                 "),
      (10, "A title tha…  grow                 "),
    ] as [(Int?, String)])
  func narrow(width: Int?, first: String) {
    #expect(lines(width).first == first)
    #expect(lines(width).allSatisfy { TextWidth.columns(of: $0) == TextWidth.columns(of: first) })
  }

  @Test("cuts titles with a sign that is none of a status")
  func ascii() {
    #expect(lines(40, isASCII: true).first?.hasPrefix("A title that is .  grow") == true)
  }
}
