/** One line of "On the wire". */
export interface WireLine {
  n: number;
  at: number;
  /** `up`: to the product; `down`: from it; `report`: a status; `trouble`: something failed. */
  way: 'up' | 'down' | 'report' | 'trouble';
  label: string;
  detail: string;
}

export interface Wire {
  say(way: WireLine['way'], label: string, detail: string): void;
  lines(after?: number): WireLine[];
  clear(): void;
}

const kept = 500;

export function createWire(changed: () => void): Wire {
  let lines: WireLine[] = [];
  let n = 0;
  return {
    say(way, label, detail) {
      lines.push({ n: ++n, at: Date.now(), way, label, detail: detail.slice(0, 200) });
      if (lines.length > kept) lines = lines.slice(-kept);
      changed();
    },
    lines: (after = 0) => lines.filter((line) => line.n > after),
    clear() {
      lines = [];
      changed();
    },
  };
}

export const shortWamid = (wamid: string): string => `wamid…${wamid.slice(-4)}`;
