/** Characters of the bytes 0x80 to 0xff in code page 850, in which the consoles of Western Windows write. */
const UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** Decodes text of a console; no encoder of the platform knows this code page. */
export function decodeIbm850(bytes: Uint8Array): string {
  let text = ''
  let plainFrom = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    text += asciiText(bytes, plainFrom, at) + UPPER.charAt(byte - 0x80)
    plainFrom = at + 1
  }
  return text + asciiText(bytes, plainFrom, bytes.length)
}

const ascii = new TextDecoder('utf-8', { ignoreBOM: true })
const asciiText = (bytes: Uint8Array, from: number, to: number): string => (from === to ? '' : ascii.decode(bytes.subarray(from, to)))

/** Letters of French, German and Spanish in code page 850, where windows-1252 has signs; no letter of the one is a letter of the other. */
const consoleLetters = new Set('üéâäàçêëèïîÄÉôöûùÖÜ'.split('').map((letter) => 0x80 + UPPER.indexOf(letter)))
/** The apostrophe and the letters of windows-1252. */
const isAnsiLetter = (byte: number): boolean => byte === 0x92 || byte >= 0xc0

/** Whether 8-bit text was written by a console: told by what stands between letters. */
export function looksLikeIbm850(bytes: Uint8Array): boolean {
  let console = 0
  let ansi = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80 || !(isLetter(bytes[at - 1]) || isLetter(bytes[at + 1]))) continue
    if (consoleLetters.has(byte)) console++
    else if (isAnsiLetter(byte)) ansi++
  }
  return console > 2 * ansi
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
