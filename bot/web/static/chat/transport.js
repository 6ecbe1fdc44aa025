// One question to the server. Failures say whether trying again makes sense, and when.
const PATIENCE = 30000; // ms

export class Failure extends Error {
  constructor(message, retryAfter) {
    super(message);
    this.retryAfter = retryAfter; // seconds until it is worth trying again; null: never; 0: when the network is back
  }
}

export async function send(base, body) {
  let response;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    response = await fetch(`${base}/api/chat`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      credentials: "omit", signal: stop.signal,
    });
  } catch {
    throw new Failure("", 0);
  } finally {
    clearTimeout(timer);
  }
  let reply = null;
  try {
    reply = await response.json();
  } catch { /* not ours: a proxy's page */ }
  if (response.ok && reply && Array.isArray(reply.messages)) return reply;
  const message = (reply && reply.error && reply.error.message) || `（${response.status}）`;
  const wait = Number(response.headers.get("Retry-After"));
  if (response.status === 429 || response.status === 503) throw new Failure(message, wait > 0 ? wait : 3);
  throw new Failure(message, response.status >= 500 ? 0 : null);
}
