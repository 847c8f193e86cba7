import ArgumentParser

extension CommandConfiguration {
  /// What a command is, with a line as somebody would type it: the quickest answer of a help page.
  init(
    commandName: String, abstract: String, discussion: String = "", example: String,
    subcommands: [any ParsableCommand.Type] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    let parts = [discussion, "Example: " + example].filter { !$0.isEmpty }
    self.init(
      commandName: commandName, abstract: abstract,
      discussion: parts.joined(separator: "\n\n"), subcommands: subcommands,
      defaultSubcommand: defaultSubcommand)
  }
}
