"""What may a worker process do? Limits of memory, and no network: a filter that the kernel keeps."""

from __future__ import annotations

import ctypes
import platform
import resource
import signal
import struct
import sys

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 1, 38, 22, 2
_ALLOW, _DENY = 0x7FFF0000, 0x00050001  # SECCOMP_RET_ALLOW · SECCOMP_RET_ERRNO with EPERM
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF: load word · jump if equal · if at least · return

# The architecture's audit number; its socket, connect, bind, listen, execve, execveat, io_uring_setup and ptrace
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 49, 50, 59, 322, 425, 101)),
    "aarch64": (0xC00000B7, (198, 203, 200, 201, 221, 281, 425, 117)),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def limit_memory(size: int) -> None:
    """Let the process hold at most `size` bytes of its own data; allocation fails beyond. No core files."""
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_with_parent() -> None:
    """Let the kernel kill this process when the server that started it is gone, in the middle of a query or not."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def forbid_network() -> bool:
    """Refuse new sockets and new programs to this thread and those it starts; False where the system cannot.

    The gate refuses SERVICE by the query's form already. This holds even for a query that would deceive the gate.
    """
    numbers = _CALLS.get(platform.machine())
    if not sys.platform.startswith("linux") or numbers is None:
        return False
    code = _filter(*numbers)
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(architecture: int, calls: tuple[int, ...]) -> bytes:
    deny = len(calls) + 1  # instructions from the first comparison of a call's number to the denial
    code = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, deny + 2, architecture),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, deny, 0, 0x40000000),  # the x32 numbers of the same calls
        *((_EQUAL, deny - 1 - n, 0, call) for n, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _DENY),
    ]
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)
