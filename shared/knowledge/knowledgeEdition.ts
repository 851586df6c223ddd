/** Year and month of the knowledge in `data/`; stands in the status bar, in reports, and decides when findings are computed again. */
export const knowledgeEdition = '2026-11'
