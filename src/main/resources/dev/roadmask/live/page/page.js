// The page asks for the next picture when it has the one before, so that no picture ages on its way, and for the status
// twice a second. What it shows is called live only while both answer and both say so.
const STATUS_EVERY = 500, STATUS_LIMIT = 2000, PICTURE_LIMIT = 2500, SHY = 1200;
const $ = id => document.getElementById(id);
const body = document.body, canvas = $('picture'), context = canvas.getContext('2d', { alpha: false });
const sleep = millis => new Promise(done => setTimeout(done, millis));

let status = null;        // the newest that came
let statusAt = 0;         // when it came
let answeredAt = performance.now();  // when the server last answered anything
let refused = '';         // why it doesn't tell us
let currentAt = -Infinity;        // when the picture on the canvas was last known to be the newest
let drawnAt = null;       // when it was drawn, by the wall clock
let pictureFault = '';
let drawing = Promise.resolve();
let pausedAt = null;
let touchedAt = { threshold: -SHY, opacity: -SHY };
let wake = () => {};

if (location.search.includes('token=')) history.replaceState(null, '', location.pathname);

async function ask(path, limit, options = {}) {
  const cut = new AbortController(), timer = setTimeout(() => cut.abort(), limit);
  try {
    return await fetch(path, { cache: 'no-store', signal: cut.signal, ...options });
  } finally {
    clearTimeout(timer);
  }
}

async function followPictures() {
  for (let after = -1; ;) {
    if (pausedAt || document.hidden) {
      currentAt = -Infinity;
      await new Promise(done => { wake = done; });
      continue;
    }
    try {
      const answer = await ask('/frame.jpg?after=' + after, 4000);
      if (answer.status === 200) {
        const blob = await answer.blob();
        after = Number(answer.headers.get('X-Roadmask-Picture'));
        // One picture is decoded while the next is on its way; no more than one.
        await drawing;
        drawing = show(blob, answer.headers.get('X-Roadmask-Greyed') === 'true');
      } else if (answer.status === 204) {
        if (!pictureFault) currentAt = performance.now();
      } else {
        pictureFault = (await answer.text()).trim();
        currentAt = -Infinity;
        await sleep(700);
      }
    } catch {
      currentAt = -Infinity;
      judge();
      await sleep(500);
    }
    judge();
  }
}

async function show(blob, isGreyed) {
  try {
    const bitmap = await createImageBitmap(blob);
    if (!pausedAt) draw(bitmap, isGreyed);
    bitmap.close();
  } catch {
    currentAt = -Infinity;
    pictureFault = 'This browser cannot show the picture.';
  }
  judge();
}

function draw(bitmap, isGreyed) {
  pictureFault = isGreyed ? 'Waiting for the next picture.' : '';
  currentAt = isGreyed ? -Infinity : performance.now();
  // The page greys by itself what it has in colours.
  if (isGreyed && drawnAt) return;
  if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    body.style.setProperty('--aspect', bitmap.width + ' / ' + bitmap.height);
  }
  context.drawImage(bitmap, 0, 0);
  canvas.classList.toggle('greyed', isGreyed);
  if (!isGreyed) drawnAt = new Date();
}

async function followStatus() {
  for (;;) {
    try {
      const answer = await ask('/status.json', STATUS_LIMIT);
      if (answer.ok) {
        take(await answer.json());
        refused = '';
      } else {
        refused = answer.status === 401 || answer.status === 403 ? 'access' : 'fault';
      }
      answeredAt = performance.now();
    } catch {
      refused = 'silence';
    }
    judge();
    await sleep(document.hidden ? 2 * STATUS_EVERY : STATUS_EVERY);
  }
}

function take(fresh) {
  status = fresh;
  statusAt = performance.now();
  const number = (value, digits = 0) => value === null ? '–' : value.toFixed(digits);
  const text = (id, value) => { if ($(id).textContent !== value) $(id).textContent = value; };
  text('source', fresh.source);
  $('source').title = fresh.source;
  text('fpsIn', number(fresh.fpsIn, 1));
  text('fpsOut', number(fresh.fpsOut, 1));
  text('p50', number(fresh.latencyP50Ms));
  text('p99', number(fresh.latencyP99Ms));
  const drops = Object.entries(fresh.dropped), all = drops.reduce((sum, [, count]) => sum + count, 0);
  text('dropped', all === 0 ? 'none' : drops.filter(([, count]) => count).map(([why, count]) => count + ' ' + why).join(', '));
  text('reconnects', fresh.reconnects === 0 ? 'none' : String(fresh.reconnects));
  text('resolution', fresh.width ? fresh.width + ' × ' + fresh.height : '–');
  text('device', fresh.device);
  const recording = fresh.recording;
  text('recording', recording ? recording.file : fresh.wantsRecording ? 'waits for pictures' : fresh.canRecord ? 'off' : 'not set up');
  $('rec').hidden = !recording;
  text('recFor', recording ? clock(recording.seconds) : '');
  $('record').hidden = $('recordKey').hidden = !fresh.canRecord;
  $('record').setAttribute('aria-pressed', String(fresh.wantsRecording));
  text('recordText', fresh.wantsRecording ? 'Stop' + (recording ? ' ' + clock(recording.seconds) : '') : 'Record');
  $('errorRow').hidden = !fresh.lastError;
  text('lastError', fresh.lastError || '');
  text('hudSource', fresh.source);
  text('hudFigures', number(fresh.fpsOut, 1) + ' fps · ' + number(fresh.latencyP50Ms) + ' ms · ' + all + ' dropped');
  for (const name of ['threshold', 'opacity']) {
    $(name).disabled = false;
    if (performance.now() - touchedAt[name] > SHY) slide(name, fresh[name]);
  }
}

/** What may be said of the picture now: [mode, state in a word, title, detail]. */
function verdict() {
  const now = performance.now(), since = seconds => span(seconds + (now - statusAt) / 1000);
  if (refused === 'access') return ['lost', 'No access', 'This page needs a new token', 'Open the address that roadmask printed.'];
  if (refused || !status || now - statusAt > STATUS_LIMIT + STATUS_EVERY) {
    if (!status && !refused) return ['waiting', 'Connecting', 'Connecting…', ''];
    return ['lost', 'No answer', 'No answer from roadmask for ' + span((now - (statusAt || answeredAt)) / 1000),
      'It has ended, or cannot be reached. Trying again.'];
  }
  const age = status.pictureAgeSeconds, detail = status.detail;
  switch (status.state) {
    case 'CONNECTING': return ['waiting', 'Connecting', 'Connecting…', detail];
    case 'STALE': return ['stale', 'Stale', 'No picture for ' + since(age ?? 0), detail];
    case 'LOST': return ['lost', 'Lost', age === null ? 'No picture yet' : 'No picture for ' + since(age), detail];
    case 'ENDED': return ['ended', 'Ended', 'The preview has ended',
      [detail, age === null ? '' : 'The last picture came ' + since(age) + ' ago'].filter(Boolean).join('. ')];
  }
  if (!pausedAt && now - currentAt > PICTURE_LIMIT) {
    return drawnAt === null
      ? ['waiting', 'Connecting', 'Waiting for the first picture', pictureFault]
      : ['stale', 'Stale', 'No picture for ' + span((Date.now() - drawnAt) / 1000), pictureFault || 'The pictures do not reach this page.'];
  }
  return ['live', 'Live', '', detail];
}

function judge() {
  const [mode, state, title, detail] = verdict(), word = pausedAt && mode === 'live' ? 'Paused' : state;
  if (body.dataset.word !== word) {
    body.dataset.word = word;
    document.querySelectorAll('.state').forEach(each => { each.textContent = word; });
    $('spoken').textContent = word + (title ? '. ' + title + '. ' + detail : '');
    document.title = (mode === 'live' ? '' : word + ' – ') + 'Roadmask' + (status ? ' – ' + status.source : '');
  }
  body.dataset.mode = mode;
  if ($('title').textContent !== title) $('title').textContent = title;
  if ($('detail').textContent !== detail) $('detail').textContent = detail;
  if (pausedAt) $('pausedFor').textContent = drawnAt ? 'picture of ' + span((Date.now() - drawnAt) / 1000) + ' ago' : '';
}

const span = seconds => {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 100 ? whole + ' s' : whole < 6000 ? Math.floor(whole / 60) + ' min ' + whole % 60 + ' s'
    : Math.floor(whole / 3600) + ' h ' + Math.floor(whole / 60) % 60 + ' min';
};
const clock = seconds => {
  const whole = Math.floor(seconds), two = number => String(number).padStart(2, '0');
  return (whole >= 3600 ? Math.floor(whole / 3600) + ':' + two(Math.floor(whole / 60) % 60) : Math.floor(whole / 60)) + ':' + two(whole % 60);
};

function slide(name, value) {
  $(name).value = value;
  $(name + 'Value').textContent = Math.round(value * 100) + ' %';
}

// One request at a time; what is moved meanwhile goes with the next.
let wanted = {}, sending = false;
async function change(what) {
  Object.assign(wanted, what);
  if (sending) return;
  sending = true;
  try {
    while (Object.keys(wanted).length) {
      const now = wanted;
      wanted = {};
      const answer = await ask('/controls', 3000,
        { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(now) });
      if (answer.ok) take(await answer.json()); else toast(await answer.text());
    }
  } catch {
    wanted = {};
    toast('No answer: nothing was changed.');
  }
  sending = false;
  judge();
}

function move(name, value) {
  if (!status) return;
  const within = Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
  touchedAt[name] = performance.now();
  slide(name, within);
  change({ [name]: within });
}

const record = () => status?.canRecord && change({ recording: !status.wantsRecording });

function pause() {
  pausedAt = pausedAt ? null : new Date();
  $('paused').hidden = !pausedAt;
  $('pause').setAttribute('aria-pressed', String(!!pausedAt));
  $('pauseText').textContent = pausedAt ? 'Resume' : 'Pause';
  body.toggleAttribute('data-paused', !!pausedAt);
  if (!pausedAt) wake();
  judge();
}

/** What is seen is what is kept: from the server while live, else what stands on the canvas. */
async function still() {
  try {
    if (pausedAt || body.dataset.mode !== 'live') {
      if (!drawnAt) return toast('There is no picture yet.');
      return canvas.toBlob(blob => keep(blob, 'roadmask-' + stamp(drawnAt) + '.png'));
    }
    const answer = await ask('/still.png', 10000);
    if (!answer.ok) return toast(await answer.text());
    const name = /filename="(.+)"/.exec(answer.headers.get('Content-Disposition') || '');
    keep(await answer.blob(), name ? name[1] : 'roadmask.png');
  } catch {
    toast('No answer: there is no still.');
  }
}

function stamp(time) {
  const two = number => String(number).padStart(2, '0');
  return [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-') + 'T'
    + [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join('-') + '.' + String(time.getMilliseconds()).padStart(3, '0');
}

function keep(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  toast('Saved ' + name);
}

function full() {
  // Some phones give no element the full screen; then the page alone is used up.
  if (document.fullscreenElement) document.exitFullscreen();
  else if (body.classList.contains('full')) body.classList.remove('full');
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => body.classList.add('full'));
  else body.classList.add('full');
}

let toastTimer;
function toast(text) {
  $('toast').textContent = text;
  $('toast').classList.add('on');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $('toast').classList.remove('on'), 4000);
}

function help() {
  if (!$('help').open) return $('help').showModal();
  $('help').close();
  document.activeElement?.blur();
}
const KEYS = {
  ' ': pause, s: still, r: record, f: full, '?': help,
  '+': () => move('opacity', +$('opacity').value + .05), '=': () => move('opacity', +$('opacity').value + .05),
  '-': () => move('opacity', +$('opacity').value - .05),
  t: () => move('threshold', +$('threshold').value + .05), T: () => move('threshold', +$('threshold').value - .05),
};
addEventListener('keydown', event => {
  const act = KEYS[event.key], onButton = event.target.closest?.('button');
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.repeat && ' srf?'.includes(event.key)) return;
  if (event.key === ' ' && onButton || $('help').open && event.key !== '?') return;
  event.preventDefault();
  act();
});
for (const name of ['threshold', 'opacity']) $(name).addEventListener('input', () => move(name, +$(name).value));
for (const [id, act] of Object.entries({ still, record, pause, full, keys: help })) $(id).addEventListener('click', act);
canvas.addEventListener('dblclick', full);
document.addEventListener('fullscreenchange', () => body.classList.toggle('full', !!document.fullscreenElement));
document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });
setInterval(judge, 200);
followStatus();
followPictures();
