/** Programs that take the engine's place in the sandbox, and do there what an engine or a provider that was taken over would. */

export interface Hostile {
  does: string;
  /** For /bin/sh; with `node`, for Node. BAIT, ADDRESSES and SERVICE stand for what it is after. */
  script: string;
  node?: true;
  /** The code of the diagnostic that comes of it; without, the plan is as good as any other. */
  says?: "plan-time-limit" | "plan-memory-limit" | "plan-disk-limit" | "plan-output-limit" | "plan-stopped";
}

/** What a harmless engine would answer, so that an attack that changes nothing ends in a plan. */
const ANSWER = `case "$1" in version) echo '{
  "terraform_version": "9.9.9"
}';; show) echo '{"format_version":"1.2"}';; esac`;

/** Does it once, when it is to plan. */
const planning = (attack: string) => `[ "$1" = plan ] && { ${attack}\n}\n${ANSWER}`;
/** Tells what it finds, as an engine would tell of an error. */
const TELL = `tell() { printf '{"type":"diagnostic","diagnostic":{"severity":"warning","summary":"%s"}}\\n' "$1"; }\n`;
const reading = (attack: string) => TELL + planning(attack);
const readAll = (file: string) => `while IFS= read -r line || [ -n "$line" ]; do tell "$line"; done < ${file}`;

export const HOSTILE: Hostile[] = [
  { does: "forks without end", script: planning("f() { f | f & }; f; while :; do :; done"), says: "plan-time-limit" },
  {
    does: "begins threads without end",
    node: true,
    script: `const { Worker } = require("worker_threads"); const all = []; for (let i = 0; i < 500; i++) { const w = new Worker("setInterval(() => {}, 1000)", { eval: true }); w.on("error", () => {}); all.push(w); } setInterval(() => {}, 1000);`,
  },
  {
    does: "heeds no signal",
    script: planning("trap '' TERM INT HUP QUIT; while :; do :; done"),
    says: "plan-time-limit",
  },
  {
    does: "leaves something running behind it",
    script: planning("(trap '' HUP TERM; while :; do :; done) & (while :; do :; done) &"),
  },
  {
    does: "writes 1 GB to its standard output",
    script: planning(
      "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done",
    ),
    says: "plan-output-limit",
  },
  {
    does: "writes 1 GB to its standard error",
    script: planning(
      "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >&2; done",
    ),
    says: "plan-output-limit",
  },
  {
    does: "writes a plan of 1 GB on one line",
    script: planning(
      "while :; do printf aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >&3; done",
    ),
    says: "plan-output-limit",
  },
  { does: "says step upon step", script: planning("while :; do echo plan >&4; done"), says: "plan-output-limit" },
  {
    does: "takes 1 GB of memory",
    node: true,
    script: `const all = []; for (;;) all.push(Buffer.alloc(16 << 20, 1));`,
    says: "plan-memory-limit",
  },
  {
    does: "takes 1 GB of memory in several processes",
    node: true,
    script: `if (process.argv[2] === "plan") { const { fork } = require("child_process"); for (let i = 0; i < 3; i++) fork(__filename, ["eat"], { stdio: "ignore" }); setInterval(() => {}, 1000); } else { const all = []; for (let i = 0; i < 25; i++) all.push(Buffer.alloc(10 << 20, 1)); setInterval(() => {}, 1000); }`,
    says: "plan-memory-limit",
  },
  {
    does: "fills its disk",
    script: planning(
      "x=aaaaaaaaaaaaaaaa; while [ ${#x} -lt 300000 ]; do x=$x$x; done; while echo $x >> $HOME/f; do :; done; echo no space left >&2; exit 1",
    ),
    says: "plan-disk-limit",
  },
  {
    does: "makes files without end",
    script: planning('i=0; while :; do : > "$HOME/$i"; i=$((i+1)); done'),
    says: "plan-disk-limit",
  },
  {
    does: "writes where it may not",
    script: reading(
      'for f in /x /bin/sh /engine/run /dev/shm/x /dev/x /proc/sys/kernel/hostname /proc/sysrq-trigger /etc/x; do (echo x > "$f") 2>/dev/null && tell "WRITTEN $f"; done',
    ),
  },
  { does: "reads the bait", script: reading(`${readAll("BAIT")} 2>/dev/null`) },
  {
    does: "looks for anybody's files",
    script: reading(
      'for f in /* /etc/* /home/* /root/* /tmp/* /var/* /usr/* /proc/1/root/* /proc/1/cwd/* /proc/*/root/tmp/*; do tell "$f"; done',
    ),
  },
  { does: "reads the accounts", script: reading(`(${readAll("/etc/passwd")}) 2>/dev/null && tell ACCOUNTS`) },
  { does: "reads its environment", script: reading('set | while IFS= read -r line; do tell "$line"; done') },
  {
    does: "reads the environment of what started it",
    script: reading(
      'for p in /proc/[0-9]*; do while IFS= read -r line || [ -n "$line" ]; do tell "$line"; done < "$p/environ"; while IFS= read -r line || [ -n "$line" ]; do tell "$line"; done < "$p/cmdline"; done 2>/dev/null',
    ),
  },
  {
    does: "kills whatever it can",
    script: planning("kill -9 SERVICE 2>/dev/null; trap '' TERM; kill -TERM -1 2>/dev/null; :"),
  },
  {
    does: "looks whether it is alone",
    script: reading(
      'for p in /proc/[0-9]*; do tell "$p"; done; while read -r line; do tell "$line"; done < /proc/net/dev',
    ),
  },
  {
    does: "calls every address of this machine",
    node: true,
    script: `const net = require("net"), dgram = require("dgram"), dns = require("dns"); for (const a of "ADDRESSES".split(",")) { const [host, port] = a.split(":"); net.connect(+port, host).on("error", () => {}); const u = dgram.createSocket("udp4"); u.on("error", () => {}); u.send("x", +port, host, () => {}); } dns.lookup("example.com", () => {}); new dns.Resolver().resolve4("example.com", () => {}); setTimeout(() => process.exit(1), 500);`,
    says: "plan-stopped",
  },
  {
    does: "answers with what is no plan",
    script: `case "$1" in show) echo '{"format_version":';; esac`,
    says: "plan-stopped",
  },
  {
    does: "answers with a plan as deep as it is long",
    script: `case "$1" in version) echo '{
  "terraform_version": "9.9.9"
}';; show) i=0; s=; while [ $i -lt 100000 ]; do s="$s[[[[[[[["; i=$((i+8)); [ $i -ge 20000 ] && break; done; printf '%s' "$s"; i=0; s=; while [ $i -lt 20000 ]; do s="$s]]]]]]]]"; i=$((i+8)); done; echo "$s";; esac`,
  },
  {
    does: "says that a provider is the prototype of all objects",
    script: `case "$1" in version) echo '{
  "terraform_version": "9.9.9",
  "provider_selections": {"__proto__": "1.0.0", "constructor": "1.0.0"}
}';; show) echo '{"__proto__":{"polluted":true}}';; esac`,
  },
  {
    does: "says a place that is none",
    script: reading(
      `printf '{"type":"diagnostic","diagnostic":{"severity":"warning","summary":"x","range":{"filename":"../../../../etc/passwd","start":{"line":-1,"column":1e99,"byte":"x"}}}}\\n'`,
    ),
  },
];
