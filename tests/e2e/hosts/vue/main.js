import { createApp, h, ref } from "vue";

const { api, key } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

const Portal = {
  setup() {
    const isRedeemed = ref(false);
    const isShown = ref(true);
    const codes = ref(0);
    const dashboard = () =>
      h("share-code-dashboard", {
        baseUrl: api,
        view: isRedeemed.value ? "redeemed" : "issued",
        getApiKey: () => key,
        "onShare-code:generated": (event) => (codes.value = event.detail.codes),
      });
    return () => [
      h("h1", "Vue portal"),
      h("button", { onClick: () => (isRedeemed.value = !isRedeemed.value) }, "Other list"),
      h("button", { onClick: () => (isShown.value = !isShown.value) }, "Show or hide"),
      h("button", { onClick: () => (codes.value += 1) }, "Render again"),
      h("output", { "aria-label": "Made" }, `${codes.value} codes made`),
      isShown.value ? dashboard() : null,
    ];
  },
};

createApp(Portal).mount("#root");
