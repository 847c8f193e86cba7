import Canvas

extension KeyTable {
  /// The key table as the README shows it, between its markers.
  package static var markdown: String {
    sections.map(\.markdown).joined(separator: "\n")
  }
}

extension BindingSection {
  fileprivate var markdown: String {
    let rows = bindings.map { binding in
      let keys = binding.keys.map { "`" + $0.map(\.name).joined() + "`" }
      return "| \(keys.joined(separator: " ")) | \(binding.words) |\n"
    }
    return "| \(title) | |\n|---|---|\n" + rows.joined()
  }
}
