/* Tests, on a student's device, a websocket and a stream of server-sent events, and says on the page what works.
   Nothing here needs a secure context: a classroom is plain HTTP. */
(() => {
  const page = document.getElementById("reach");
  const { check, device, address } = page.dataset;
  const who = new URLSearchParams({ check, device });
  const ended = { socket: null, event: null };

  /* Loaded again, this device is still the same one to the teacher. */
  history.replaceState(null, "", address);

  const show = (step, state) => { page.querySelector(`[data-step="${step}"]`).dataset.state = state; };

  function report(values) {
    return fetch("/reach/report", {
      method: "POST", body: new URLSearchParams({ check, device, ...values }), credentials: "same-origin",
    }).then((reply) => reply.json()).then((told) => told.ok === true, () => false);
  }

  function tell() {
    const { socket, event } = ended;
    if (socket === null || event === null) return;
    const result = socket && event ? "all" : socket ? "no-event" : event ? "no-socket" : "neither";
    page.querySelector(`[data-result="${result}"]`).hidden = false;
  }

  /* Runs one step, and takes its first word as its last. `start` is handed what ends it and may return what cleans up. */
  function test(step, start) {
    let cleanUp = () => {};
    const end = (works) => {
      if (ended[step] !== null) return;
      ended[step] = works;
      clearTimeout(impatience);
      cleanUp();
      show(step, works ? "done" : "failed");
      if (!works) report({ step });
      tell();
    };
    const impatience = setTimeout(() => end(false), Number(page.dataset.patience));
    show(step, "testing");
    try {
      cleanUp = start(end);
    } catch {
      end(false);
    }
  }

  test("socket", (end) => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/reach/socket?${who}`);
    let echoed = false;
    socket.onmessage = ({ data }) => {
      if (echoed) {
        end(data === "yes");
      } else {
        echoed = true;
        socket.send(data);
      }
    };
    socket.onerror = socket.onclose = () => end(false);
    return () => socket.close();
  });

  test("event", (end) => {
    const events = new EventSource(`/reach/events?${who}`);
    events.onmessage = ({ data }) => report({ step: "event", nonce: data }).then(end);
    events.onerror = () => end(false);
    return () => events.close();
  });
})();
