import Goals

// What can't be written is said when its key is pressed, and not once it was typed.
extension App {
  /// Asks whether what a prompt that has just opened is for can be written.
  func asking(after opened: Bool) -> [Effect] {
    guard opened, let deck, let prompt else { return [] }
    let writings = prompt.intended(deck).flatMap { $0.writings(in: deck.organization) }
    return writings.isEmpty ? [] : [.files(.checkWritable(writings))]
  }

  /// Nothing typed yet goes with the prompt; what is typed stays, with why it can't be saved.
  mutating func stopWriting(because sentence: String) {
    if let prompt, prompt.unsavedInput != nil {
      self.prompt?.refuse(sentence, isConflict: false)
    } else {
      prompt = nil
      notice = Notice(sentence, .trouble)
    }
  }
}
