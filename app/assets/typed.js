/* What is typed: which field said it, and what goes back under it. */
(function () {
  "use strict";
  const dash = () => window.dash_clientside;
  let serial = 0;

  function replaced(phrase, old, offered) {
    const place = phrase.toLowerCase().indexOf(old.toLowerCase());
    return place < 0 || !old ? offered : phrase.slice(0, place) + offered + phrase.slice(place + old.length);
  }

  function say(_submits, _examples, _uses, _values, paint, typed, words) {
    const context = dash().callback_context, by = context.triggered_id;
    if (!by || !context.triggered[0].value) return dash().no_update;
    const pen = paint || {};
    const send = (text, at) => ({ text, at, type: pen.type, intensity: pen.intensity, n: ++serial });
    if (by.type === "example") return send(words.examples[by.n], "welcome");
    if (by.type === "use") {
      const offer = typed && typed.offers[by.n];
      return offer ? send(replaced(typed.text, offer[0], offer[1]), by.at) : dash().no_update;
    }
    const field = context.states_list[0].find((s) => s.id.at === by.at);
    const text = ((field && field.value) || "").trim();
    return text ? send(text, by.at) : dash().no_update;
  }

  function answer(typed, ids) {
    const keep = dash().no_update;
    if (!typed) return [ids.map(() => keep), ids.map(() => keep)];
    return [ids.map((id) => (id.at === typed.at ? typed.text : keep)), ids.map((id) => (id.at === typed.at ? typed.back : []))];
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { typed: { say, answer } });
})();
