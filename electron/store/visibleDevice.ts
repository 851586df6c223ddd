/** SQL for: a finished artefact belongs to the device, or a row of a finished list does. `id` is an expression for its id. */
export const visibleDevice = (id: string): string =>
  `(EXISTS (SELECT 1 FROM artefact WHERE deviceId = ${id} AND final = 1) OR EXISTS (SELECT 1 FROM listedRow WHERE deviceId = ${id}))`
