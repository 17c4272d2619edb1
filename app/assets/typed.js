/* What is typed: which field said it, and what goes back under it. */
(function () {
  "use strict";
  const dash = () => window.dash_clientside;
  let serial = 0;

  function replaced(phrase, old, offered) {
    const place = phrase.toLowerCase().indexOf(old.toLowerCase());
    return place < 0 || !old ? offered : phrase.slice(0, place) + offered + phrase.slice(place + old.length);
  }

  /** Examples and suggestions: a phrase that was not typed. */
  function say(_examples, _uses, paint, typed, words) {
    const context = dash().callback_context, by = context.triggered_id;
    if (!by || !context.triggered[0].value) return dash().no_update;
    if (by.type === "example") return phrase(words.examples[by.n], "welcome", paint);
    const offer = typed && typed.offers[by.n];
    return offer ? phrase(replaced(typed.text, offer[0], offer[1]), by.at, paint) : dash().no_update;
  }

  const phrase = (text, at, paint) => ({ text, at, type: (paint || {}).type, intensity: (paint || {}).intensity, n: ++serial });
  const own = new Map(); // phrases that were typed and sent: number → text

  /* Enter sends what stands in the field, read from the field itself: fast fingers are ahead of any store. */
  document.addEventListener("keydown", (e) => {
    const field = e.key === "Enter" && !e.isComposing && e.target.closest && e.target.closest(".say") && e.target;
    if (!field || field.tagName !== "INPUT") return;
    const list = document.getElementById(field.getAttribute("aria-controls"));
    if (list && list.querySelector("[data-combobox-selected]")) return; // Enter takes the suggestion first
    const text = field.value.trim(), at = (field.closest(".say").className.match(/say-(\w+)/) || [])[1];
    if (!text || !at) return;
    const sent = phrase(text, at, window.metamerePen);
    own.set(sent.n, text);
    dash().set_props("said-phrase", { data: sent });
    shut(field);
  }, true);

  /** Close the list of suggestions, so that late ones do not cover what is said under the field. */
  const shut = (field) => setTimeout(() => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true })), 0);

  function answer(typed, ids) {
    const keep = dash().no_update;
    if (!typed) return [ids.map(() => keep), ids.map(() => keep)];
    const field = document.querySelector(".say-" + typed.at + " input");
    const moved = own.has(typed.n) && field && field.value.trim() !== own.get(typed.n); // something else is typed by now
    if (field && typed.back.length) shut(field);
    return [ids.map((id) => (id.at === typed.at && !moved ? typed.text : keep)), ids.map((id) => (id.at === typed.at ? typed.back : []))];
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { typed: { say, answer } });
})();
