// What the pages do beyond links and forms: choose a file, follow the progress, tie boxes to fields.

const all = (root, selector) => [...root.querySelectorAll(selector)];

function chooseFile(form) {
  const input = form.querySelector("#file");
  const drop = form.querySelector("#drop");
  const error = form.querySelector("#upload-error");
  const photo = form.querySelector("#photo");
  const progress = form.querySelector("#upload-progress");

  const check = () => {
    const file = input.files[0];
    form.querySelector("#chosen").textContent = file ? file.name : "";
    const tooLarge = file && file.size > Number(form.dataset.limit);
    error.textContent = tooLarge ? form.dataset.tooLarge : "";
    return Boolean(file) && !tooLarge;
  };
  input.addEventListener("change", check);
  input.addEventListener("invalid", (event) => {
    event.preventDefault();
    error.textContent = form.dataset.noFile;
    input.focus();
  });

  let depth = 0;
  drop.addEventListener("dragenter", (event) => {
    event.preventDefault();
    depth += 1;
    drop.classList.add("is-over");
  });
  drop.addEventListener("dragleave", () => {
    depth -= 1;
    if (depth <= 0) drop.classList.remove("is-over");
  });
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    drop.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    const first = new DataTransfer();
    first.items.add(event.dataTransfer.files[0]);
    input.files = first.files;
    if (check()) form.requestSubmit();
  });

  if (matchMedia("(pointer: coarse)").matches) {
    photo.hidden = false;
    photo.addEventListener("click", () => {
      input.setAttribute("capture", "environment");
      input.click();
      input.removeAttribute("capture");
    });
  }

  form.addEventListener("htmx:confirm", (event) => {
    if (!check()) event.preventDefault();
  });
  form.addEventListener("htmx:xhr:progress", (event) => {
    if (!event.detail.lengthComputable) return;
    progress.hidden = false;
    progress.value = (100 * event.detail.loaded) / event.detail.total;
  });
}

// Runs a task again when it was asked for while it ran, however often, once.
function latest(task) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await task().catch(() => {});
    }
    running = false;
  };
}

function follow(watch) {
  const say = watch.querySelector("#watch-say");
  const bar = watch.querySelector("#read-progress");
  const lost = watch.querySelector("#watch-lost");
  const steps = all(watch, "[data-step]");
  const source = new EventSource(watch.dataset.events);
  const showFound = latest(async () => {
    const answer = await fetch(location.pathname);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#found");
    const shown = watch.querySelector("#found");
    if (!answer.ok || !fresh || !shown) return;
    shown.replaceWith(fresh);
    say.textContent = fresh.querySelector("h2").textContent;
  });
  source.addEventListener("found", showFound);

  source.addEventListener("progress", (event) => {
    const { status, facts } = JSON.parse(event.data);
    const at = steps.findIndex((step) => step.dataset.step === status);
    if (at < 0) return;
    lost.hidden = true;
    steps.forEach((step, place) => {
      step.classList.toggle("is-past", place < at || place === 0);
      step.classList.toggle("is-now", place === at && place > 0);
    });
    const name = steps[at].querySelector(".step-name").textContent;
    const detail = facts.page
      ? watch.dataset.page.replace("{page}", facts.page).replace("{pages}", facts.pages)
      : "";
    steps[at].querySelector(".step-detail").textContent = detail;
    if (facts.page && facts.pages) bar.value = facts.page / facts.pages;
    else bar.removeAttribute("value");
    if (!facts.page || facts.page === facts.pages) say.textContent = `${name} ${detail}`;
  });
  source.addEventListener("end", () => {
    source.close();
    window.htmx.ajax("GET", location.pathname, {
      target: "#main",
      select: "#main",
      swap: "outerHTML",
    });
  });
  source.addEventListener("error", () => {
    lost.hidden = false;
  });
  document.addEventListener("htmx:beforeSwap", () => source.close(), { once: true });
}

function tieBoxes(certificate) {
  const caption = certificate.querySelector("[data-caption]");
  const tied = all(certificate, "[data-mark]");

  const light = (mark) => {
    let words = "";
    for (const each of tied) {
      const same = each.dataset.mark === mark;
      each.classList.toggle("is-active", same);
      if (same && each.classList.contains("row"))
        words = `${each.querySelector("dt").textContent.trim()} · ${each.querySelector("dd span").textContent.trim()}`;
    }
    caption.textContent = words || caption.dataset.caption;
  };
  const show = (mark) => {
    const box = certificate.querySelector(`#mark-${CSS.escape(mark)}`);
    const page = box && box.closest("[data-page]");
    if (page && page.hidden) turnTo(certificate, page.dataset.page);
    return box;
  };

  for (const each of tied) {
    const mark = each.dataset.mark;
    each.addEventListener("pointerenter", () => {
      if (!each.classList.contains("mark")) show(mark);
      light(mark);
    });
    each.addEventListener("focusin", () => {
      if (!each.classList.contains("mark")) show(mark);
      light(mark);
    });
    if (each.tagName !== "a" && each.tagName !== "A") continue;
    each.addEventListener("click", (event) => {
      event.preventDefault();
      light(mark);
      const toRow = each.classList.contains("mark");
      const target = toRow ? certificate.querySelector(`#row-${CSS.escape(mark)}`) : show(mark);
      if (!target) return;
      target.scrollIntoView({ block: "center", behavior: "smooth" });
      if (toRow) target.focus({ preventScroll: true });
    });
  }
  certificate.addEventListener("pointerleave", () => light(null));
}

function turnTo(certificate, number) {
  for (const page of all(certificate, "[data-page]")) page.hidden = page.dataset.page !== number;
  for (const button of all(certificate, "[data-show-page]"))
    button.setAttribute("aria-pressed", String(button.dataset.showPage === number));
}

function showPages(certificate) {
  for (const button of all(certificate, "[data-show-page]"))
    button.addEventListener("click", () => turnTo(certificate, button.dataset.showPage));
  for (const page of all(certificate, ".page")) {
    const picture = page.querySelector("img");
    const missing = () => {
      page.classList.add("is-missing");
      page.querySelector(".page-missing").hidden = false;
    };
    picture.addEventListener("error", missing);
    if (picture.complete && picture.naturalWidth === 0 && picture.loading !== "lazy") missing();
  }
}

function tabs(list) {
  const buttons = all(list, "[role=tab]");
  const choose = (chosen, focus) => {
    for (const each of buttons) {
      const selected = each === chosen;
      each.setAttribute("aria-selected", String(selected));
      each.tabIndex = selected ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).hidden = !selected;
    }
    if (focus) chosen.focus();
  };
  list.hidden = false;
  for (const each of buttons) each.addEventListener("click", () => choose(each, false));
  list.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    choose(buttons.at(to % buttons.length), true);
  });
  choose(buttons[0], false);
}

function copyNumber(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}

function begin(root) {
  all(root, "#upload").forEach(chooseFile);
  all(root, "[data-events]").forEach(follow);
  all(root, ".certificate").forEach((certificate) => {
    tieBoxes(certificate);
    showPages(certificate);
  });
  all(root, "[role=tablist]").forEach(tabs);
  all(root, "[data-copy]").forEach(copyNumber);
}

begin(document);
document.addEventListener("htmx:afterSwap", () => {
  begin(document.getElementById("main"));
  const heading = document.querySelector("#main h1");
  if (heading) heading.focus({ preventScroll: true });
  scrollTo(0, 0);
});
