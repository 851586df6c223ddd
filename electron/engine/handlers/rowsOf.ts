import type { Page } from '../../store/index.ts'

/** A page as the contract types it: zod's arrays are not readonly. */
export const rowsOf = <T>({ total, rows }: Page<T>): { total: number; rows: T[] } => ({ total, rows: [...rows] })
