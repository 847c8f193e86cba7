package import Goals

extension Remedy {
  /// Words as they are; what each face words for itself by its name.
  package var plain: String {
    switch self {
    case .words(let words): words
    case .meant(let name): "did you mean \(name)?"
    default: "\(self)"
    }
  }
}

extension Complaint {
  /// The sentence without the words of a face.
  package var plain: String { sentence(\.plain) }
}
