/**
 * The filter of system calls that bubblewrap puts on a run: refused is what opens other namespaces, file systems, processes and parts of the kernel, none of
 * which an engine or a provider needs. A list of what is refused, not of what is allowed: real providers are programs of others. A program of
 * another architecture than this one's is killed, since its numbers mean other calls.
 */

/** Numbers on x86-64 and on arm64. */
export const REFUSED: Record<string, readonly [x64: number, arm64: number]> = {
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  kcmp: [312, 272],
  pidfd_getfd: [438, 438],
  process_madvise: [440, 440],
  move_pages: [279, 239],
  migrate_pages: [256, 238],
  unshare: [272, 97],
  setns: [308, 268],
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  open_tree_attr: [467, 467],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  fanotify_init: [300, 262],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  acct: [163, 89],
  swapon: [167, 224],
  swapoff: [168, 225],
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  reboot: [169, 142],
  syslog: [103, 116],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  sethostname: [170, 161],
  setdomainname: [171, 162],
};

const MACHINES = {
  x64: { audit: 0xc000003e, at: 0, clone: 56, socket: 41 },
  arm64: { audit: 0xc00000b7, at: 1, clone: 220, socket: 198 },
} as const;
const CLONE3 = 435;
/** From here on, x86-64's numbers are x32's. */
const X32 = 0x40000000;
/** Mounts, control groups, names, messages, users, processes, network. */
const NAMESPACES = 0x7e020000;
/** Unix, IPv4, IPv6, netlink. Not those that a network namespace doesn't hold, as a virtual machine's to its host (vsock), nor the kernel's ciphers. */
const FAMILIES = [1, 2, 10, 16];

const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

// Classic BPF on `struct seccomp_data`: the number at 0, the architecture at 4, the low half of the first argument at 16.
type Step = readonly [code: number, ifTrue: number, ifFalse: number, value: number];
const load = (offset: number): Step => [0x20, 0, 0, offset];
const ifEqual = (value: number, then: number, otherwise: number): Step => [0x15, then, otherwise, value];
const ifAtLeast = (value: number, then: number, otherwise: number): Step => [0x35, then, otherwise, value];
const ifAny = (bits: number, then: number, otherwise: number): Step => [0x45, then, otherwise, bits];
const give = (what: number): Step => [0x06, 0, 0, what];
const ALLOW = give(0x7fff0000);
const KILL = give(0x80000000);
const fail = (errno: number) => give(0x00050000 | errno);
const on = (call: number, ...steps: Step[]): Step[] => [ifEqual(call, 0, steps.length), ...steps];

/** As `--seccomp` reads it. Undefined on a machine whose numbers aren't known here. */
export function syscallFilter(machine: string = process.arch): Buffer | undefined {
  if (machine !== "x64" && machine !== "arm64") return undefined;
  const { audit, at, clone, socket } = MACHINES[machine];
  const steps: Step[] = [
    ...[load(4), ifEqual(audit, 1, 0), KILL, load(0)],
    ...(machine === "x64" ? [ifAtLeast(X32, 0, 1), fail(EPERM)] : []),
    ...Object.values(REFUSED).flatMap((numbers) => on(numbers[at], fail(EPERM))),
    // Its flags lie in memory, which no filter reads; who isn't given it takes clone.
    ...on(CLONE3, fail(ENOSYS)),
    ...on(clone, load(16), ifAny(NAMESPACES, 0, 1), fail(EPERM), ALLOW),
    ...on(
      socket,
      load(16),
      ...FAMILIES.map((family, i) => ifEqual(family, FAMILIES.length - i, 0)),
      fail(EAFNOSUPPORT),
      ALLOW,
    ),
    ALLOW,
  ];
  const bytes = Buffer.alloc(steps.length * 8);
  steps.forEach(([code, ifTrue, ifFalse, value], i) => {
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(ifTrue, i * 8 + 2);
    bytes.writeUInt8(ifFalse, i * 8 + 3);
    bytes.writeUInt32LE(value, i * 8 + 4);
  });
  return bytes;
}
