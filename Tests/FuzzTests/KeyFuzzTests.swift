import Canvas
import Curses
import TestSupport
import Testing

@Suite struct KeyFuzzTests {
  @Test("any bytes are the same keys however they arrive, all are taken, none is a control")
  func chunks() throws {
    try Corpus("keys").forEach(rounds: 600) { name, bytes, random in
      let whole = keys([bytes[...]])
      #expect(keys(bytes.map { [$0] }) == whole, "\(name)")
      var (chunks, rest): ([ArraySlice<UInt8>], ArraySlice<UInt8>) = ([], bytes[...])
      while !rest.isEmpty {
        let count = Int.random(in: 1...7, using: &random)
        chunks.append(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(keys(chunks) == whole, "\(name)")
      for case .text(let text) in whole {
        let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
        #expect(controls.isEmpty, "\(name)")
      }
    }
  }

  /// A key, or the characters between two others: what composes one may arrive in two parts.
  private enum Input: Equatable {
    case text(String)
    case key(Key)
  }

  private func keys(_ chunks: [ArraySlice<UInt8>]) -> [Input] {
    var decoding = KeyDecoding()
    let keys = chunks.flatMap { decoding.keys(from: $0) } + decoding.lastKeys()
    #expect(decoding.lastKeys().isEmpty)
    return keys.reduce(into: []) { inputs, key in
      if case .character(let character) = key {
        if case .text(let text) = inputs.last {
          inputs[inputs.count - 1] = .text(text + String(character))
        } else {
          inputs.append(.text(String(character)))
        }
      } else {
        inputs.append(.key(key))
      }
    }
  }
}
