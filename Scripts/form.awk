# What Swift sources look like, as swift-format leaves them: a declaration ends on the line with its own indent and a closing brace.
# Prints "file:line: kind figure name" for
#
#   long     a line of more than 120 characters
#   function a function, initialiser, accessor or subscript of more than 60 lines
#   type     a type with more than 12 stored properties
#   init     an initialiser with more than 7 parameters
#
# unless the comment above the declaration, or the first line inside it, says why with the word "because".
#
# Run with LC_ALL of UTF-8 where awk knows it; mawk counts bytes, so the length of lines is counted by bytes less continuation bytes.

function indent(line) { match(line, /^ */); return RLENGTH }

# Characters, not bytes: continuation bytes of UTF-8 are not counted.
function characters(line,   copy) {
  if (wide) return length(line)
  copy = line
  gsub(/[\200-\277]/, "", copy)
  return length(copy)
}

function report(line, kind, figure, name) { print FILENAME ":" line ": " kind " " figure " " name }

function names(text,   depth, i, c, count) {
  # How many names a `let a, b: T` declares: commas outside brackets and texts.
  gsub(/"([^"\\]|\\.)*"/, "", text)
  count = 1
  depth = 0
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c ~ /[(<\[{]/) depth++
    else if (c ~ /[)>\]}]/) depth--
    else if (c == "," && depth == 0) count++
  }
  return count
}

# Parameters of the signature that begins at the first bracket of the text.
function parameters(text,   depth, i, c, count, any) {
  depth = 0; count = 0; any = 0
  for (i = index(text, "("); i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c ~ /[(\[{<]/) { depth++; continue }
    if (c == ">" && substr(text, i - 1, 1) == "-") continue
    if (c ~ /[)\]}>]/) { depth--; if (depth == 0) break; continue }
    if (depth == 1 && c == ",") count++
    if (c != " ") any = 1
  }
  return any ? count + 1 : 0
}

function close_declarations(level, line) {
  while (top > 0 && at[top] >= level) {
    if (at[top] == level && opened[top]) {
      span = line - start[top] + 1
      if (kindOf[top] == "function" && span > 60 && !excused[top]) report(start[top], "function", span, title[top])
      if (kindOf[top] == "type" && stored[top] > 12 && !excused[top]) report(start[top], "type", stored[top], title[top])
      if (isInit[top] && !excused[top]) check_init(top)
    }
    top--
  }
}

function check_init(i,   count) {
  count = parameters(signature[i])
  if (count > 7) report(start[i], "init", count, title[i])
}

function begin(kind, level, line, name) {
  top++
  at[top] = level; start[top] = line; kindOf[top] = kind; title[top] = name
  opened[top] = 0; stored[top] = 0; signature[top] = ""; isInit[top] = 0
  excused[top] = because
}

FNR == 1 {
  if (!settled) { wide = length("å") == 1; settled = 1 }
  top = 0; quoted = 0; because = 0; commented = 0
}

{
  line = $0
  sub(/\r$/, "", line)
  # Text of multi-line strings is no code; its lines count as long all the same.
  count = characters(line)
  if (count > 120) report(FNR, "long", count, "")
  marks = line
  quotes = gsub(/"""/, "&", marks)
  if (quoted) {
    if (quotes % 2) quoted = 0
    else next
    # The closing line's rest goes on as code that holds no declaration.
    next
  }
  if (quotes % 2) quoted = 1
}

/^ *\/\// {
  if ($0 ~ /[Bb]ecause/) {
    because = 1
    if (top > 0 && FNR <= body[top] + 2) excused[top] = 1
  }
  next
}

/^ *$/ { because = 0; next }

{
  level = indent(line)
  code = substr(line, level + 1)
  # The end of declarations at this level.
  if (code ~ /^\}/) {
    close_declarations(level, FNR)
    because = 0
    next
  }
  # A requirement without a body ends where the next line begins at its level.
  while (top > 0 && !opened[top] && at[top] >= level && code !~ /^(\)|->|where |throws|async|\{)/) top--
  if (top > 0 && !opened[top]) {
    signature[top] = signature[top] " " code
    if (code ~ /\{$/) { opened[top] = 1; body[top] = FNR }
    else if (code ~ /\}$/ && at[top] == level) top--
  }
  if (code ~ /^@/ && code !~ /(func|init|var|let|struct|class|enum|actor|subscript)[ (<?!]/) next
  plain = code
  while (plain ~ /^@[A-Za-z]+(\([^)]*\))? /) sub(/^@[A-Za-z]+(\([^)]*\))? /, "", plain)
  static = plain ~ /(^| )(static|class) (let|var|func)/
  while (plain ~ /^(public|package|internal|private|fileprivate|open|static|final|override|mutating|nonmutating|consuming|borrowing|convenience|required|lazy|weak|unowned|nonisolated|indirect|distributed|private\(set\)|package\(set\)|internal\(set\)|fileprivate\(set\)|nonisolated\(unsafe\)|unowned\(unsafe\)|class) /)
    sub(/^[a-z]+(\([a-z]+\))? /, "", plain)

  if (plain ~ /^(struct|class|enum|actor|extension|protocol) /) {
    name = plain
    sub(/^[a-z]+ /, "", name)
    sub(/[ :<{].*/, "", name)
    begin(plain ~ /^(extension|protocol)/ ? "other" : "type", level, FNR, name)
    if (code ~ /\{$/) { opened[top] = 1; body[top] = FNR }
    else if (code ~ /\}$/) top--
  } else if (plain ~ /^(func |init[?!]?[(<]|subscript[(<]|deinit )/) {
    name = plain
    sub(/^func /, "", name)
    sub(/[(<{ ].*/, "", name)
    begin("function", level, FNR, name)
    signature[top] = plain
    isInit[top] = plain ~ /^init/
    if (code ~ /\{$/) { opened[top] = 1; body[top] = FNR }
    else if (code ~ /\}$/) { if (isInit[top] && !excused[top]) check_init(top); top-- }
  } else if (plain ~ /^(let|var) /) {
    # A stored property of the type around it: directly inside, not static, and no accessor of its own.
    owner = top
    computed = plain ~ /^var / && plain !~ /=/ && plain ~ /\{/
    if (!static && !computed && owner > 0 && kindOf[owner] == "type" && level == at[owner] + 4) {
      text = plain
      sub(/^(let|var) /, "", text)
      stored[owner] += names(text)
    }
    if (computed && code ~ /\{$/) {
      name = plain
      sub(/^var /, "", name)
      sub(/[ :].*/, "", name)
      begin("function", level, FNR, name)
      opened[top] = 1
      body[top] = FNR
    }
  }
  because = 0
}
