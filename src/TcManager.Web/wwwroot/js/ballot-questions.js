// Questions of a ballot are added, moved and taken away without losing the files that were chosen: the form goes to the server without them, comes back rearranged, and each file is
// put where its question now is. Without script the same buttons send the form, and the page says which files are to be chosen again.
(() => {
  let isPlain = false;

  const inputsOf = form => [...form.querySelectorAll('input[type=file]')];
  const paperOf = (form, question) => form.elements[`Further[${question - 1}].Paper`]?.value;

  // Lists of files by question, the first at 0, as the server moves their questions.
  const moved = (form, files, what, at) => {
    const next = [...files];
    if (what === 'remove') {
      next.splice(at + 1, 1);
    } else if (what === 'up' && at > 0) {
      [next[at], next[at + 1]] = [files[at + 1], files[at]];
    } else if (what === 'up' && (files[1].length > 0 || paperOf(form, 1) !== 'First')) {
      [next[0], next[1]] = [files[1], files[0]];

      // Whoever had the paper of the first question keeps it.
      for (let other = 2; other < next.length; other++) {
        if (files[other].length === 0 && paperOf(form, other) === 'First') {
          next[other] = files[0];
        }
      }
    }

    return next;
  };

  // Where one goes on: at what was added or moved, or at the button that adds.
  const place = (form, what, at) => what === 'add' ? [...form.querySelectorAll('fieldset[id^=question-]')].at(-1)?.querySelector('textarea')
    : form.querySelector(what === 'remove' ? '#add-question' : at > 0 ? `#question-${at + 1} textarea` : 'textarea');

  const rearrange = async (form, wish) => {
    const [what, number] = wish.split(':');
    const at = Number(number);
    const files = inputsOf(form).map(input => input.files);
    const body = new FormData(form);
    inputsOf(form).forEach(input => body.delete(input.name));
    body.set('Rearrange', wish);
    if (wish === 'up:0' && files[1].length > 0) {
      // A file of its own is the paper, whatever is chosen beside it.
      body.set('Further[0].Paper', 'None');
    }

    const next = moved(form, files, what, at);
    const answer = await fetch(form.action, { method: 'POST', body });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const made = page.querySelector('form[data-questions]');
    if (!answer.ok || !made) {
      throw new Error('The form did not come back.');
    }

    form.closest('.page-body').replaceWith(document.adoptNode(made.closest('.page-body')));
    inputsOf(made).forEach((input, question) => {
      if (next[question]?.length > 0) {
        input.files = next[question];
      }
    });
    place(made, what, at)?.focus();
  };

  document.addEventListener('submit', async event => {
    const [form, button] = [event.target, event.submitter];
    if (isPlain || button?.name !== 'Rearrange' || !form.matches('form[data-questions]')) {
      return;
    }

    event.preventDefault();
    if (form.inert) {
      return;
    }

    form.inert = true;
    try {
      await rearrange(form, button.value);
    } catch {
      form.inert = false;
      isPlain = true;
      button.click();
    }
  });
})();
