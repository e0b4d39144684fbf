provider "azurerm" {
  features {}
}

resource "azurerm_linux_web_app" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    remote_debugging_enabled = true
  }
}

resource "azurerm_windows_web_app" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    remote_debugging_enabled = true
  }
}

resource "azurerm_linux_function_app" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    remote_debugging_enabled = true
  }
}

resource "azurerm_linux_function_app_slot" "wrong" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"

  site_config {
    remote_debugging_enabled = true
  }
}

resource "azurerm_windows_function_app" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    remote_debugging_enabled = true
  }
}

resource "azurerm_windows_function_app_slot" "wrong" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"

  site_config {
    remote_debugging_enabled = true
  }
}
