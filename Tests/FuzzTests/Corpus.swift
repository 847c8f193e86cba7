import FoundationEssentials
import TestSupport

/// Small files of one format, each nasty in its own way: what once broke something goes here, and
/// random files are made of them.
///
/// Each fuzz test takes the files as they are and then so many mutations of them; `FUZZ_ROUNDS` in
/// the environment says how many, and `QUARTERDECK_SEED` repeats the one that a failure names.
struct Corpus {
  /// The files by name.
  let files: [(name: String, bytes: [UInt8])]

  init(_ folder: String) throws {
    let directory = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/" + folder).path
    files = try FileManager.default.contentsOfDirectory(atPath: directory).sorted().map {
      ($0, Array(try Data(contentsOf: URL(filePath: directory + "/" + $0))))
    }
  }

  /// Calls a test with each file, and with mutations of them; the first argument says which it is.
  func forEach(
    rounds: Int, _ test: (String, [UInt8], inout SeededGenerator) throws -> Void
  ) rethrows {
    for file in files {
      var random = SeededGenerator(seed: 1)
      try test(file.name, file.bytes, &random)
    }
    for seed in SeededGenerator.rounds(rounds) {
      var random = SeededGenerator(seed: seed)
      try test("seed \(seed)", mutation(&random), &random)
    }
  }

  /// A file, or lines of several, with a few bytes elsewhere, twice, missing or others.
  func mutation(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Bool.random(using: &random) ? file(&random) : lines(&random)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.removeSubrange(start...)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes.insert(contentsOf: nastyBytes(&random), at: start)
      case 4: bytes.insert(contentsOf: file(&random), at: start)
      default: bytes.replaceSubrange(start..<end, with: nastyBytes(&random))
      }
    }
    return bytes
  }

  private func file(_ random: inout SeededGenerator) -> [UInt8] {
    files.randomElement(using: &random)?.bytes ?? []
  }

  private func lines(_ random: inout SeededGenerator) -> [UInt8] {
    let all = files.flatMap { $0.bytes.split(separator: 10, omittingEmptySubsequences: false) }
    let lines = (0..<Int.random(in: 0...14, using: &random)).compactMap { _ in
      all.randomElement(using: &random)
    }
    let end = Int.random(in: 0..<8, using: &random) == 0 ? [13, 10] : [10] as [UInt8]
    return Array(lines.joined(separator: end)) + (Bool.random(using: &random) ? end : [])
  }

  private func nastyBytes(_ random: inout SeededGenerator) -> [UInt8] {
    if Bool.random(using: &random) {
      return (0..<Int.random(in: 1...3, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
    }
    let texts = [
      "\n", "\r", "\r\n", "\\", "\\\n", "\"", ",", ": ", "\n\n", "+ ", "#", "%", "\u{FEFF}", "\0",
      "\u{1B}", "\u{1B}[", "\u{202E}", "\u{301}", "\u{FFFD}", "\u{85}", "\u{2028}", "e\u{301}",
      "99999999999999999999", "-", " ", "\t", "\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n",
    ]
    return Array((texts.randomElement(using: &random) ?? "").utf8)
  }
}

extension String {
  /// Whether a terminal would take a part of it for anything else than letters to show.
  var hasControl: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      case .format: "\u{202A}"..."\u{202E}" ~= scalar || "\u{2066}"..."\u{2069}" ~= scalar
      default: false
      }
    }
  }
}
