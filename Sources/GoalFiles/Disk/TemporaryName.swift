internal import Goals
private import Glibc

/// The name of a temporary file, which tells what the file is should its process die.
///
/// `.x.rec.4711-9f3a2c01.qd~` is being written. Complete, it is called
/// `.x.rec.4711-9f3a2c01.BASE-NEW.qd~`, with digests of the content it is to replace and of its
/// own. Found with its own content, it never took its place; with that of its base, it is the old
/// version and the new one is in place; with any other, it is what somebody else wrote in between.
struct TemporaryName: Hashable {
  /// The name of the file it is for.
  let target: String
  let process: Int32
  let number: UInt32
  var digests: Digests?

  struct Digests: Hashable {
    let base: UInt64
    let new: UInt64
  }

  static let suffix = ".qd~"

  init(for target: String) {
    self.target = target
    process = getpid()
    number = .random(in: .min ... .max)
  }

  init?(parsing name: String) {
    guard name.hasPrefix("."), name.hasSuffix(TemporaryName.suffix) else { return nil }
    var parts = name.dropFirst().dropLast(TemporaryName.suffix.count).split(
      separator: ".", omittingEmptySubsequences: false)[...]
    if let (base, new) = TemporaryName.halves(parts.last),
      let base = UInt64(hexadecimal: base), let new = UInt64(hexadecimal: new)
    {
      digests = Digests(base: base, new: new)
      parts = parts.dropLast()
    }
    guard let (process, number) = TemporaryName.halves(parts.last),
      let process = Int32(process), process > 0, let number = UInt32(hexadecimal: number),
      parts.count > 1
    else { return nil }
    self.process = process
    self.number = number
    target = parts.dropLast().joined(separator: ".")
  }

  var text: String {
    let stem = ".\(target).\(process)-\(number.hexadecimal)"
    guard let digests else { return stem + TemporaryName.suffix }
    let (base, new) = (digests.base.hexadecimal, digests.new.hexadecimal)
    return "\(stem).\(base)-\(new)\(TemporaryName.suffix)"
  }

  /// What stands before and behind the one hyphen.
  private static func halves(_ text: Substring?) -> (Substring, Substring)? {
    let halves = text?.split(separator: "-", omittingEmptySubsequences: false) ?? []
    return halves.count == 2 ? (halves[0], halves[1]) : nil
  }
}

/// 64-bit FNV-1a (Fowler, Noll, Vo): the same in every process, which `Hasher` is not.
func digest(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
