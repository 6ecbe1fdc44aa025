// The conversation as this tab remembers it: kept while one moves about the site, gone with the tab.
const MOST = 60;

export class Memory {
  constructor(key) {
    this.key = key;
    this.state = { session: null, entries: [] };
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) || "null");
      if (kept && Array.isArray(kept.entries)) this.state = kept;
    } catch { /* storage is off: remember for this page only */ }
  }

  save() {
    this.state.entries = this.state.entries.slice(-MOST);
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.state));
    } catch { /* full or off */ }
  }

  clear() {
    this.state = { session: null, entries: [] };
    try {
      sessionStorage.removeItem(this.key);
    } catch { /* off */ }
  }
}

// crypto.randomUUID needs https; this does not.
export function freshId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
