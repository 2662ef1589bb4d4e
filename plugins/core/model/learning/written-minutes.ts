const number = String.raw`(\d+(?:[.,]\d+)?)`
const hours = new RegExp(
  String.raw`${number}[\s-]*(?:h(?![a-z])|hrs?\b|hours?\b|std\b|stunden?\b|時間)\s*(?:(\d{1,2})(?!\d|[\s-]*[a-z分秒]))?`,
  'i',
)
const minutes = new RegExp(String.raw`${number}[\s-]*(?:m\b|mins?\b|minutes?\b|minuten?\b|分)`, 'i')
const seconds = new RegExp(String.raw`${number}[\s-]*(?:s\b|secs?\b|seconds?\b|秒)`, 'i')
/** Alone, in brackets, or before what it is the length of: "10:30" in a sentence is a time of day. */
const clock = /(?:^|\()\s*(?:(\d{1,2}):)?(\d{1,3}):(\d{2})\s*(?:$|\)|min|video|ビデオ)/i

/**
 * How long something takes, in whole minutes, as people write it: "59 min video", "1h 19m", "1.5 hours", "53:10", "1 時間".
 *
 * @returns  Nothing when the text says no time. A bare number is none: it could be a year or an edition.
 */
export function writtenMinutes(text: string): number | undefined {
  const [, clockHours, clockMinutes, clockSeconds] = clock.exec(text) ?? []
  const [, wholeHours, beside] = hours.exec(text) ?? []
  const sum = clockMinutes
    ? amount(clockHours) * 60 + amount(clockMinutes) + amount(clockSeconds) / 60
    : amount(wholeHours) * 60 +
      (amount(beside) || amount(minutes.exec(text)?.[1])) +
      amount(seconds.exec(text)?.[1]) / 60
  return sum > 0 ? Math.max(1, Math.round(sum)) : undefined
}

function amount(written: string | undefined): number {
  return Number((written ?? '0').replace(',', '.'))
}
