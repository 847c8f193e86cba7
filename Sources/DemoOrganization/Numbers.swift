extension Double {
  /// The number with this many decimals, ties away from zero.
  ///
  /// By hand, because `rounded()` and `String(format:)` would need a C library.
  func text(digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int(magnitude * Double(scale) + 0.5)
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
  }
}

/// A number that looks random and is the same on every run.
enum Wobble {
  /// Between -1 and 1, decided by a name and a position alone.
  static func value(_ name: String, _ index: Int) -> Double {
    Double(bits(name, index) % 2001) / 1000 - 1
  }

  /// FNV-1a over the name, stirred with the position by a step of SplitMix64.
  static func bits(_ name: String, _ index: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash &+= UInt64(truncatingIfNeeded: index) &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    return hash ^ (hash >> 31)
  }
}
