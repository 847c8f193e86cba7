internal import SystemPackage

/// The program `git`, run in one directory without a shell.
///
/// It gets a clean environment, no terminal to ask on, and never runs hooks or the file monitor of
/// a work tree that others can write to. Its own check of who owns the directory stays.
package struct Git: Sendable {
  /// The directory it runs in.
  package let directory: String
  private var environment: [String: String]

  /// - Parameters:
  ///   - directory: Where it runs.
  ///   - environment: The user's environment; of it, what leads to programs, keys and proxies is
  ///     handed on.
  package init(in directory: String, environment: [String: String]) {
    self.directory = directory
    self.environment = environment.filter { Git.kept.contains($0.key) }.merging([
      "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C.UTF-8",
    ]) { $1 }
  }

  /// The same git, whose ssh never asks for anything; one that is configured stays as it is.
  func unattended() throws(GitError) -> Git {
    guard try setting("core.sshCommand") == nil else { return self }
    var git = self
    git.environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes"
    return git
  }

  private static let kept: Set<String> = [
    "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "TZ", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR",
    "SSH_AUTH_SOCK", "KRB5CCNAME", "http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY",
    "no_proxy", "NO_PROXY",
  ]

  private static let settings = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.quotePath=false",
    "merge.conflictStyle=merge", "advice.detachedHead=false",
    "merge.quarterdeck.driver=\(MergeDriver.command)",
  ]
}

extension Git {
  /// What a run of git came to.
  struct Result {
    /// 0 where all went well; 128 and the signal's number where one ended it.
    let exitCode: Int32
    let output: [UInt8]
    let errors: String

    /// The output without the line end behind it.
    var text: String {
      String(
        decoding: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...], as: UTF8.self
      )
    }

    /// The output's parts, each of which a NUL ends.
    var parts: [String] { output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Runs git and waits for it.
  ///
  /// - Parameters:
  ///   - words: The command and its arguments.
  ///   - input: What it reads.
  ///   - author: Whom a commit is by; without one, the committer.
  ///   - committer: Who commits.
  /// - Returns: How it ended, whether it succeeded or not.
  /// - Throws: ``GitError`` where it can't be run.
  func run(
    _ words: [String], input: [UInt8] = [], author: Signature? = nil, committer: Signature? = nil
  ) throws(GitError) -> Result {
    var variables = environment
    for (role, signature) in [("AUTHOR", author ?? committer), ("COMMITTER", committer)] {
      variables["GIT_\(role)_NAME"] = signature?.name
      variables["GIT_\(role)_EMAIL"] = signature?.email
    }
    let settings = Git.settings.flatMap { ["-c", $0] }
    do throws(Errno) {
      return try Git.run(
        ["git", "-C", directory] + settings + words,
        variables.map { "\($0.key)=\($0.value)" }, input)
    } catch {
      throw error == .noSuchFileOrDirectory
        ? .notInstalled : .failed(words.first ?? "", error.description)
    }
  }

  /// Whether there is a commit of that name.
  func knows(_ name: String) throws(GitError) -> Bool {
    let words = ["rev-parse", "-q", "--verify", name]
    let result = try run(words)
    guard result.exitCode <= 1 else { throw GitError(words, result) }
    return result.exitCode == 0
  }

  /// What the configuration says; `nil` where it says nothing.
  func setting(_ words: String...) throws(GitError) -> String? {
    let result = try run(["config"] + words)
    guard result.exitCode <= 1 else { throw GitError(["config"], result) }
    return result.exitCode == 0 ? result.text : nil
  }

  /// What git prints; an error where it fails.
  @discardableResult
  func expect(
    _ words: [String], input: [UInt8] = [], author: Signature? = nil, committer: Signature? = nil
  ) throws(GitError) -> Result {
    let result = try run(words, input: input, author: author, committer: committer)
    guard result.exitCode == 0 else { throw GitError(words, result) }
    return result
  }
}
