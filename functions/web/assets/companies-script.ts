import { texts } from '../texts/texts.ts';

/**
 * Turns the search box into a combobox (ARIA Authoring Practices, list autocomplete with manual selection). What is chosen
 * becomes the same checkbox that the page without script has. Plain ES2020, no dependency; served as it stands.
 */
export const COMPANIES_SCRIPT = `'use strict';
(() => {
  const words = ${JSON.stringify(texts.picker.script)};
  const fill = (text, name) => text.split('{}').join(String(name));
  const zone = document.querySelector('[data-zone]');
  const own = (Intl.DateTimeFormat().resolvedOptions().timeZone || '').replaceAll('_', ' ');
  if (zone && own) {
    if (![...zone.options].some((each) => each.value === own)) zone.add(new Option(own, own));
    zone.value = own;
  }
  const picker = document.querySelector('[data-picker]');
  if (!picker) return;
  const input = picker.querySelector('#q');
  const chosen = picker.querySelector('[data-chosen]');
  const count = picker.querySelector('[data-count]');
  const box = picker.querySelector('[data-search]');
  const list = document.createElement('ul');
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = new AbortController();
  box.querySelector('button').hidden = true;
  list.id = 'q-list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.list);
  box.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', 'q-list');
  input.setAttribute('aria-expanded', 'false');

  const mark = (at) => {
    active = at;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    if (at < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  };
  const show = (found) => {
    options = found;
    list.replaceChildren(...found.map((option, i) => {
      const item = document.createElement('li');
      item.id = 'q-option-' + i;
      item.setAttribute('role', 'option');
      item.textContent = option.label;
      item.addEventListener('mousedown', (event) => event.preventDefault());
      item.addEventListener('click', () => choose(i));
      return item;
    }));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark(-1);
  };
  const choose = (at) => {
    const option = options[at];
    const known = [...chosen.querySelectorAll('input')].find((each) => each.value === option.value);
    if (known) known.checked = true;
    else {
      const item = document.createElement('li');
      const label = document.createElement('label');
      const tick = document.createElement('input');
      label.className = 'tick';
      tick.type = 'checkbox';
      tick.name = option.name;
      tick.value = option.value;
      tick.checked = true;
      label.append(tick, ' ' + option.shown);
      item.append(label);
      chosen.append(item);
    }
    input.value = '';
    show([]);
    preview();
    count.textContent = fill(words.added, option.shown) + (option.warning ? ' ' + option.warning : '');
    input.focus();
  };
  const preview = async () => {
    const said = picker.querySelector('[data-preview]');
    const before = picker.querySelector('[data-would-have]');
    const ids = [...chosen.querySelectorAll('input[name=company]:checked')].map((each) => each.value);
    if (before) before.hidden = true;
    if (ids.length === 0) return (said.textContent = '');
    const query = new URLSearchParams(ids.map((id) => ['company', id]));
    try {
      const answer = await fetch('/would-have-matched?' + query);
      said.textContent = answer.ok ? (await answer.json()).text : '';
    } catch {
      said.textContent = '';
    }
  };
  chosen.addEventListener('change', preview);
  const search = async () => {
    asked.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (text.length < 2) {
      count.textContent = '';
      return show([]);
    }
    try {
      const answer = await fetch('/companies?q=' + encodeURIComponent(text), { signal: asked.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const { companies, typed } = await answer.json();
      const found = companies.map(({ id, name, country }) => {
        const shown = country ? name + ' (' + country + ')' : name;
        return { name: 'company', value: id, label: shown, shown };
      });
      if (typed) found.push({
        name: 'name',
        value: typed.name,
        label: fill(words.follow, typed.name),
        shown: fill(words.asTyped, typed.name),
        warning: typed.warning,
      });
      show(found);
      count.textContent = companies.length === 1 ? words.one : fill(words.many, companies.length);
    } catch (error) {
      if (error.name === 'AbortError') return;
      show([]);
      count.textContent = words.silent;
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  input.addEventListener('blur', () => setTimeout(() => show([]), 150));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    if (event.key === 'Escape') {
      if (last < 0) input.value = '';
      return show([]);
    }
    if (last < 0) return;
    const to = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      mark(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active >= 0) choose(active);
    } else if (event.key === 'Home' || event.key === 'End') mark(-1);
  });
  // Enter in another field sends the form as its last button would, not as the hidden search button.
  picker.form && picker.form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT' || event.target === input) return;
    if (event.target.type === 'checkbox' || event.target.type === 'radio') return;
    event.preventDefault();
    picker.form.requestSubmit(picker.form.querySelector('button[value=signup],button[value=save]'));
  });
})();
`;
