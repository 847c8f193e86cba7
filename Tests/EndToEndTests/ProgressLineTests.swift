import GoalFiles
import Glibc
import Testing

@testable import qd

@Suite("The line that tells how far work is") struct ProgressLineTests {
  @Test("It counts while work goes on, and goes with it")
  func counting() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let tally = Tally()
    tally.begin(9800)
    var text = ""
    do {
      let line = ProgressLine(of: tally, "reading", "files", on: ends[1], every: 1)
      text = Self.read(ends[0])
      tally.add()
      while !text.contains("1 of 9,800") { text += Self.read(ends[0]) }
      _ = line
    }
    close(ends[1])
    while true {
      let more = Self.read(ends[0])
      if more.isEmpty { break }
      text += more
    }
    close(ends[0])
    #expect(text.hasPrefix("\rreading 0 of 9,800 files\r"))
    #expect(text.hasSuffix("\rreading 1 of 9,800 files\r\u{1B}[K"))
  }

  private static func read(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
