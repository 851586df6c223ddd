let canvas: CanvasRenderingContext2D | null | undefined

/** Pixels that a text of a table's cell takes; an estimate where the page cannot measure. */
export function textWidth(text: string, weight = 400): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (canvas === null || canvas === undefined) return text.length * 7
  canvas.font = `${weight} 12.5px "Inter Variable", "Segoe UI", sans-serif`
  return canvas.measureText(text).width
}
