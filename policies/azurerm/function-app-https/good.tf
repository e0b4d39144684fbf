provider "azurerm" {
  features {}
}

resource "azurerm_linux_function_app" "https_only_right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only          = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_linux_function_app" "require_https_right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only          = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_linux_function_app" "require_https_left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only          = true

  auth_settings_v2 {
    auth_enabled = true

    login {}
  }

  site_config {}
}

resource "azurerm_linux_function_app_slot" "https_only_right" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"
  https_only      = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_linux_function_app_slot" "require_https_right" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"
  https_only      = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_linux_function_app_slot" "require_https_left_out" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"
  https_only      = true

  auth_settings_v2 {
    auth_enabled = true

    login {}
  }

  site_config {}
}

resource "azurerm_windows_function_app" "https_only_right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only          = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_windows_function_app" "require_https_right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only          = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_windows_function_app" "require_https_left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  https_only          = true

  auth_settings_v2 {
    auth_enabled = true

    login {}
  }

  site_config {}
}

resource "azurerm_windows_function_app_slot" "https_only_right" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"
  https_only      = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_windows_function_app_slot" "require_https_right" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"
  https_only      = true

  auth_settings_v2 {
    auth_enabled  = true
    require_https = true

    login {}
  }

  site_config {}
}

resource "azurerm_windows_function_app_slot" "require_https_left_out" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"
  https_only      = true

  auth_settings_v2 {
    auth_enabled = true

    login {}
  }

  site_config {}
}
