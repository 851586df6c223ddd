import { errorCode } from './errorCode.ts'

/** Whether a process of this computer runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process lives, as another user.
    return errorCode(error) !== 'ESRCH'
  }
}
