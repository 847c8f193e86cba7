import CNcurses
package import Canvas
private import Glibc

/// The terminal, owned: from `init` until it is gone the screen, the keys and the signals are ours.
///
/// Whatever ends the program puts the terminal back in order, a fault too.
package struct Terminal: ~Copyable {
  /// To be waited on for keys.
  package let inputDescriptor: Int32
  /// To be waited on for signals.
  package let signalDescriptor: Int32
  package let depth: ColorDepth
  /// What frames are drawn with: ASCII where the locale's characters are not UTF-8.
  private let glyphs: GlyphSet
  /// Whether the font is that of the kernel's console, which has few characters.
  private let isConsole: Bool
  package private(set) var size: Size
  /// Whether the line has dropped: no key will ever come.
  package private(set) var isGone = false

  private let hasColors: Bool
  private var palette: Palette
  private var reading = KeyReading()
  private var shown: (frame: Frame, look: Look)?
  private var lastClick: (place: Point, at: ContinuousClock.Instant)?
  private var deferredSignals: [TerminalSignal] = []

  /// Takes the terminal.
  ///
  /// - Parameters:
  ///   - locale: whose characters are drawn.
  ///   - colors: the depth that the user asks for, whatever the environment says.
  ///   - glyphs: the characters that the user asks for; without them, what the terminal has.
  ///   - mouse: whether the mouse is the program's; otherwise it selects text as anywhere.
  /// - Throws: why there is no screen; nothing has been changed then.
  package init(
    locale: CharacterLocale, colors: ColorDepth? = nil, glyphs: GlyphSet? = nil, mouse: Bool = false
  ) throws(TerminalError) {
    let term = environment("TERM")
    var terminal = cn_terminal()
    locale.take()
    let problem = cn_open(TerminalEnvironment.fallbackEntry(term: term), mouse, &terminal)
    if let error = TerminalError(problem, term: term ?? "") { throw error }
    inputDescriptor = terminal.input
    signalDescriptor = terminal.signals
    self.glyphs = terminal.utf8 ? glyphs ?? .braille : .ascii
    isConsole = term == "linux" && glyphs == nil && terminal.utf8
    depth = TerminalEnvironment.depth(
      colors: Int(terminal.colors), isDirect: terminal.direct_color,
      noColor: environment("NO_COLOR"), asked: colors)
    hasColors = terminal.colors >= 8
    palette = Palette(depth: depth, colors: Int(terminal.colors))
    size = Terminal.measured()
    // Nobody waits for the answer: a terminal that gives none costs nothing.
    if depth > .mono, !isConsole, term != "linux" { cn_send("\u{1B}]11;?\u{1B}\\") }
  }

  /// The colour behind the text, once the terminal has told it.
  package var background: Color? { reading.background }

  deinit { cn_close() }

  /// Whether there is a terminal that can show a screen, asked without touching it.
  package static var isAvailable: Bool {
    isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb"
  }

  private static func measured() -> Size {
    var (width, height): (Int32, Int32) = (0, 0)
    cn_measure(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }
}

// MARK: - Showing

extension Terminal {
  /// Makes the terminal show a frame; only what differs from the one before is sent.
  package mutating func show(_ picture: Frame, look: Look) {
    let frame = isConsole ? picture.drawnForConsole() : picture.drawn(with: glyphs)
    let before = shown.flatMap { $0.look == look && $0.frame.size == frame.size ? $0.frame : nil }
    for row in 0..<min(frame.size.height, size.height) {
      let cells = frame.row(row)
      if before?.row(row) != cells { put(cells, row: row, look: look) }
    }
    shown = (frame, look)
    let cursor = frame.cursor.flatMap { Rect(size).contains(x: $0.x, y: $0.y) ? $0 : nil }
    cn_flush(Int32(cursor?.x ?? -1), Int32(cursor?.y ?? -1))
  }

  /// Sends everything anew with the next frame.
  package mutating func repaint() {
    shown = nil
    cn_forget()
  }

  private mutating func put(_ cells: ArraySlice<Cell>, row: Int, look: Look) {
    var rest = cells.prefix(size.width)
    let start = rest.startIndex
    while let first = rest.first {
      let run = rest.prefix { $0.ink == first.ink }
      let entry = palette.entry(for: look.style(for: first.ink))
      Run(cells: run, entry: entry, x: run.startIndex - start, y: row).put()
      rest = rest[run.endIndex...]
    }
  }

  /// Asks for the window's size; everything is sent anew when it has changed.
  package mutating func resize() {
    let now = Terminal.measured()
    guard now != size else { return }
    size = now
    repaint()
  }
}

// MARK: - Keys

extension Terminal {
  /// All that was typed; returns without waiting for more.
  package mutating func takeTyped() -> [KeyReading.Typed] {
    var typed: [KeyReading.Typed] = []
    while waits(milliseconds: 0), let bytes = read() { typed += reading.take(bytes, at: .now) }
    return (typed + reading.takeOverdue(at: .now)).map { counted($0) }
  }

  /// How many milliseconds until something is typed without another byte, as an Esc is; −1 is for
  /// ever.
  package var patience: Int32 {
    reading.patience(at: .now).map { Int32($0 / .milliseconds(1)) + 1 } ?? -1
  }

  /// Two clicks further apart are two clicks.
  private static let doubleClickTime = Duration.milliseconds(400)

  /// A click that follows another one at its place is a double click.
  private mutating func counted(_ typed: KeyReading.Typed) -> KeyReading.Typed {
    guard case .key(.pointer(var pointer)) = typed, pointer.action == .click else { return typed }
    let now = ContinuousClock.now
    if let last = lastClick, last.place == pointer.place,
      now - last.at < Terminal.doubleClickTime
    {
      pointer.action = .doubleClick
      lastClick = nil
    } else {
      lastClick = (pointer.place, now)
    }
    return .key(.pointer(pointer))
  }

  private mutating func waits(milliseconds: Int32) -> Bool {
    guard !isGone else { return false }
    var descriptor = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
    // A signal ends the wait; whoever waits for keys comes back.
    guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
    let events = Int32(descriptor.revents)
    if events & (POLLERR | POLLNVAL) != 0 || (events & POLLHUP != 0 && events & POLLIN == 0) {
      isGone = true
    }
    return !isGone
  }

  /// The bytes that have come; none once the line has dropped.
  private mutating func read() -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      let result = Glibc.read(inputDescriptor, buffer.baseAddress, buffer.count)
      failure = result < 0 ? errno : 0
      count = max(0, result)
    }
    if !bytes.isEmpty { return bytes }
    isGone = failure != EINTR && failure != EAGAIN
    return nil
  }
}

// MARK: - Signals, and lending the terminal

extension Terminal {
  /// The signals that came in since they were asked for.
  package mutating func pendingSignals() -> [TerminalSignal] {
    defer { deferredSignals = [] }
    return deferredSignals + readSignals()
  }

  /// Gives the terminal to another program.
  package mutating func leave() {
    cn_leave()
  }

  /// Takes the terminal back; its window may have another size by now.
  package mutating func comeBack() {
    cn_return()
    size = Terminal.measured()
    repaint()
  }

  /// Stops the program as Ctrl-Z does, and returns when it goes on.
  package mutating func suspend() {
    cn_leave()
    cn_stop()
    comeBack()
    deferredSignals += readSignals().filter {
      if case .endRequested = $0 { true } else { false }
    }
  }

  private func readSignals() -> [TerminalSignal] {
    var numbers = [UInt8](repeating: 0, count: 64)
    let count = Glibc.read(signalDescriptor, &numbers, numbers.count)
    return numbers.prefix(max(0, count)).map { number in
      switch Int32(number) {
      case SIGWINCH: .resized
      case SIGTSTP: .stopRequested
      case SIGCONT: .continued
      default: .endRequested(by: Int32(number))
      }
    }
  }

  /// Gives the terminal back, if it is ours, and dies of a signal as its sender expects.
  package static func die(of signal: Int32) -> Never {
    cn_close()
    cn_die_of(signal)
  }
}

extension Terminal {
  /// Puts text into the clipboard of the terminal, also over ssh (OSC 52); what the terminal makes
  /// of it, nobody learns.
  ///
  /// - Returns: false where the text is too long, or the terminal so old that it would show it.
  package func copy(_ text: String) -> Bool {
    guard hasColors, let request = Clipboard.request(for: text) else { return false }
    cn_send(request)
    return true
  }
}

private func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

extension TerminalError {
  fileprivate init?(_ problem: cn_problem, term: String) {
    switch problem {
    case CN_OK: return nil
    case CN_NO_TTY: self = .noTerminal
    case CN_TOO_SIMPLE: self = .cannotMoveCursor(term)
    case CN_BUSY: self = .alreadyOpen
    case CN_NO_PIPE: self = .noDescriptors
    default: self = .unknownTerminal(term)
    }
  }
}
